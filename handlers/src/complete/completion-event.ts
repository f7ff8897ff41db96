import * as z from "zod";
import { ReasonError } from "../reasons/reason-error.ts";
import { parseJson } from "../runtime/parse-json.ts";

/** A job that ended, whichever way the service told it. */
export interface Completion {
  /** Folder of the token: `textract`, `transcribe`, `rekognition`. */
  readonly service: string;
  readonly jobId: string;
  readonly status: string;
  /** The API that started the job, where the service says so. */
  readonly api?: string;
}

const snsEnvelope = z.object({ Type: z.literal("Notification"), Message: z.string() });

/** https://docs.aws.amazon.com/textract/latest/dg/async-notification-payload.html, and Rekognition's, which has Video instead. */
const jobNotification = z.object({
  JobId: z.string().min(1),
  Status: z.string(),
  API: z.string(),
  Video: z.unknown().optional(),
});

/** https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-events.html */
const transcribeEvent = z.object({
  source: z.literal("aws.transcribe"),
  detail: z.object({ TranscriptionJobName: z.string().min(1), TranscriptionJobStatus: z.string() }),
});

/** Reads a message of the Complete queue: SNS (raw or in its envelope) or an EventBridge event. */
export function readCompletion(body: string): Completion {
  const message = parseJson(body);
  const envelope = snsEnvelope.safeParse(message);
  if (envelope.success) return readCompletion(envelope.data.Message);

  const transcribe = transcribeEvent.safeParse(message);
  if (transcribe.success) {
    const { TranscriptionJobName, TranscriptionJobStatus } = transcribe.data.detail;
    return { service: "transcribe", jobId: TranscriptionJobName, status: TranscriptionJobStatus };
  }
  const job = jobNotification.safeParse(message);
  if (job.success) {
    const { JobId, Status, API, Video } = job.data;
    return { service: Video === undefined ? "textract" : "rekognition", jobId: JobId, status: Status, api: API };
  }
  throw new ReasonError("InvalidInput", `The message is no completion event: ${body.slice(0, 200)}`);
}
