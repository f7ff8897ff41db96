import type { JobRunner } from "../ai/job-runner.ts";
import type { CloudContext } from "../cloud-context.ts";
import type { DocumentJob } from "./document-job.ts";

export interface TextractStore {
  readonly cloud: CloudContext;
  readonly jobs: JobRunner<DocumentJob>;
}
