import { passNeed } from "../../auth/service-role.ts";
import { checkS3Object } from "../ai/document-source.ts";
import { integer, list, optional, string, structure } from "../input-shape.ts";
import { type Operation, operation } from "../operation.ts";
import { objectDoor } from "../s3/object-door.ts";
import type { Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { type DocumentJob, jobLimits } from "./document-job.ts";
import { queriesInput } from "./document-operations.ts";
import { readJobPage } from "./job-output.ts";
import type { TextractStore } from "./textract-store.ts";

const s3Object = structure({ Bucket: string(), Name: string(), Version: optional(string()) });

const startInput = {
  DocumentLocation: structure({ S3Object: s3Object }),
  ClientRequestToken: optional(string({ min: 1, max: 64, pattern: /^[a-zA-Z0-9-_]+$/ })),
  JobTag: optional(string({ min: 1, max: 64, pattern: /^[a-zA-Z0-9_.\-:]+$/ })),
  NotificationChannel: optional(structure({ SNSTopicArn: string(), RoleArn: string() })),
  OutputConfig: optional(structure({ S3Bucket: string(), S3Prefix: optional(string()) })),
} as const;

/** Who starts a job passes a role to Textract when it is to publish the job's end. */
function startNeeds(action: string, channel: DocumentJob["NotificationChannel"]) {
  const passing = channel && passNeed(channel.RoleArn, "textract.amazonaws.com");
  return [{ action: `textract:${action}`, resource: "*" }, ...(passing ? [passing] : [])];
}

async function start(
  { cloud, jobs }: TextractStore,
  operation: string,
  { token, principal, input }: { token: string | undefined; principal: Principal; input: DocumentJob },
): Promise<{ JobId: string }> {
  checkS3Object(objectDoor.of(cloud), principal, input.DocumentLocation.S3Object, jobLimits);
  const job = await jobs.submit({ operation, input, principal, ...(token !== undefined && { token }) });
  return { JobId: job.id };
}

const startDocumentAnalysis = operation({
  name: "StartDocumentAnalysis",
  input: { ...startInput, FeatureTypes: list(string(), { min: 1 }), QueriesConfig: optional(queriesInput) },
  access: ({ NotificationChannel }, _context, _store: TextractStore) =>
    startNeeds("StartDocumentAnalysis", NotificationChannel),
  handle: (store, { ClientRequestToken: token, ...input }, { principal }) =>
    start(store, "StartDocumentAnalysis", { token, principal, input }),
});

const startDocumentTextDetection = operation({
  name: "StartDocumentTextDetection",
  input: startInput,
  access: ({ NotificationChannel }, _context, _store: TextractStore) =>
    startNeeds("StartDocumentTextDetection", NotificationChannel),
  handle: (store, { ClientRequestToken: token, ...input }, { principal }) =>
    start(store, "StartDocumentTextDetection", { token, principal, input }),
});

function getOperation(name: string, started: string): Operation<TextractStore> {
  return operation({
    name,
    input: { JobId: string(), MaxResults: optional(integer({ min: 1 })), NextToken: optional(string()) },
    access: (_input, _context, _store: TextractStore) => [{ action: `textract:${name}`, resource: "*" }],
    handle: async ({ cloud, jobs }, { JobId, MaxResults = 1000, NextToken }) => {
      const job = jobs.find(JobId);
      if (job?.operation !== started) throw new ServiceError("InvalidJobIdException", "Request has Invalid Job Id");
      if (job.status === "IN_PROGRESS") return { JobStatus: "IN_PROGRESS" };
      if (job.status === "FAILED") return { JobStatus: "FAILED", StatusMessage: job.message };
      return {
        JobStatus: "SUCCEEDED",
        ...(await readJobPage(cloud, JobId, { max: Math.min(MaxResults, 1000), token: NextToken })),
      };
    },
  });
}

export const jobOperations = [
  startDocumentAnalysis,
  startDocumentTextDetection,
  getOperation("GetDocumentAnalysis", "StartDocumentAnalysis"),
  getOperation("GetDocumentTextDetection", "StartDocumentTextDetection"),
];
