import { jsonService } from "../../wire/json-service.ts";
import { JobRunner } from "../ai/job-runner.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { runTranscription } from "./run-transcription.ts";
import { tellStateChange } from "./tell-state-change.ts";
import type { TranscriptionJob } from "./transcription-job.ts";
import { transcriptionOperations } from "./transcription-operations.ts";

/** Transcribe: speech to text, as jobs. */
export function transcribeModule(cloud: CloudContext): ServiceModule {
  const jobs = new JobRunner<TranscriptionJob>({
    cloud,
    name: "transcribe.jobs",
    run: (job, signal) => runTranscription(cloud, job, signal),
    tell: (job) => tellStateChange(cloud, job),
  });
  const service = jsonService({
    signingName: "transcribe",
    targetPrefix: "Transcribe",
    version: "1.1",
    account: cloud.account,
    store: { cloud, jobs },
    operations: transcriptionOperations,
    invalidInputCode: "BadRequestException",
    close: () => jobs.close(),
  });
  return { services: [service], resources: [], start: () => jobs.start() };
}
