import {
  GetDocumentAnalysisCommand,
  GetDocumentTextDetectionCommand,
  type TextractClient,
} from "@aws-sdk/client-textract";
import { GetTranscriptionJobCommand, type TranscribeClient } from "@aws-sdk/client-transcribe";
import type { Completion } from "./completion-event.ts";

export interface JobClients {
  readonly textract: TextractClient;
  readonly transcribe: TranscribeClient;
}

/** Why a job failed, in the service's own words; the completion event does not say. */
export async function jobFailure({ textract, transcribe }: JobClients, job: Completion): Promise<string | undefined> {
  if (job.service === "transcribe") {
    const answer = await transcribe.send(new GetTranscriptionJobCommand({ TranscriptionJobName: job.jobId }));
    return answer.TranscriptionJob?.FailureReason;
  }
  if (job.service !== "textract") return undefined;
  const one = { JobId: job.jobId, MaxResults: 1 };
  const answer =
    job.api === "StartDocumentTextDetection"
      ? await textract.send(new GetDocumentTextDetectionCommand(one))
      : await textract.send(new GetDocumentAnalysisCommand(one));
  return answer.StatusMessage;
}
