import { jsonService } from "../../wire/json-service.ts";
import { engineHeaders } from "../ai/ai-answers.ts";
import { JobRunner } from "../ai/job-runner.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import type { DocumentJob } from "./document-job.ts";
import { analyzeDocumentOperation, detectDocumentTextOperation } from "./document-operations.ts";
import { jobOperations } from "./job-operations.ts";
import { runDocumentJob } from "./run-document-job.ts";
import { tellCompletion } from "./tell-completion.ts";
import type { TextractStore } from "./textract-store.ts";

/** Textract: documents at once, and as jobs that tell their end. */
export function textractModule(cloud: CloudContext): ServiceModule {
  const jobs = new JobRunner<DocumentJob>({
    cloud,
    name: "textract.jobs",
    run: (job, signal) => runDocumentJob(cloud, job, signal),
    tell: (job) => tellCompletion(cloud, job),
  });
  const store: TextractStore = { cloud, jobs };
  const service = jsonService({
    signingName: "textract",
    targetPrefix: "Textract",
    version: "1.1",
    account: cloud.account,
    store,
    operations: [analyzeDocumentOperation, detectDocumentTextOperation, ...jobOperations],
    invalidInputCode: "InvalidParameterException",
    headersOf: engineHeaders,
    close: () => jobs.close(),
  });
  return { services: [service], resources: [], start: () => jobs.start() };
}
