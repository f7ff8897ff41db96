import type { Job } from "../ai/job-runner.ts";
import type { CloudContext } from "../cloud-context.ts";
import { eventBusDoor } from "../events/event-bus-door.ts";
import type { TranscriptionJob } from "./transcription-job.ts";

/** Tells EventBridge how a job ended. https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-events.html */
export async function tellStateChange(
  cloud: CloudContext,
  { id, status, message }: Job<TranscriptionJob>,
): Promise<void> {
  await eventBusDoor.of(cloud).publish({
    source: "aws.transcribe",
    "detail-type": "Transcribe Job State Change",
    detail: {
      TranscriptionJobName: id,
      TranscriptionJobStatus: status === "SUCCEEDED" ? "COMPLETED" : status,
      ...(message !== undefined && { FailureReason: message }),
    },
  });
}
