import type { JobRunner } from "../ai/job-runner.ts";
import type { CloudContext } from "../cloud-context.ts";
import type { DocumentJob } from "./job-operations.ts";

export interface TextractStore {
  readonly cloud: CloudContext;
  readonly jobs: JobRunner<DocumentJob>;
}
