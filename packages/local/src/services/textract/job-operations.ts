import { integer, list, optional, string, structure } from "../input-shape.ts";
import { type Operation, operation } from "../operation.ts";
import { ServiceError } from "../service-error.ts";
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

/** What a job was asked; kept until its end and beyond. */
export interface DocumentJob {
  readonly DocumentLocation: {
    readonly S3Object: { readonly Bucket: string; readonly Name: string; readonly Version?: string };
  };
  readonly JobTag?: string;
  readonly NotificationChannel?: { readonly SNSTopicArn: string; readonly RoleArn: string };
  readonly OutputConfig?: { readonly S3Bucket: string; readonly S3Prefix?: string };
  readonly FeatureTypes?: readonly string[];
  readonly QueriesConfig?: {
    readonly Queries: readonly { readonly Text: string; readonly Alias?: string; readonly Pages?: readonly string[] }[];
  };
}

/** Who starts a job passes a role to Textract when it is to publish the job's end. */
function startNeeds(action: string, channel: DocumentJob["NotificationChannel"]) {
  const passing = channel && {
    action: "iam:PassRole",
    resource: channel.RoleArn,
    context: { "iam:PassedToService": "textract.amazonaws.com" },
  };
  return [{ action: `textract:${action}`, resource: "*" }, ...(passing ? [passing] : [])];
}

const startDocumentAnalysis = operation({
  name: "StartDocumentAnalysis",
  input: { ...startInput, FeatureTypes: list(string(), { min: 1 }), QueriesConfig: optional(queriesInput) },
  access: ({ NotificationChannel }, _context, _store: TextractStore) =>
    startNeeds("StartDocumentAnalysis", NotificationChannel),
  handle: async ({ jobs }, { ClientRequestToken: token, ...input }, { principal }) => {
    const job = await jobs.submit({
      operation: "StartDocumentAnalysis",
      input,
      principal,
      ...(token !== undefined && { token }),
    });
    return { JobId: job.id };
  },
});

const startDocumentTextDetection = operation({
  name: "StartDocumentTextDetection",
  input: startInput,
  access: ({ NotificationChannel }, _context, _store: TextractStore) =>
    startNeeds("StartDocumentTextDetection", NotificationChannel),
  handle: async ({ jobs }, { ClientRequestToken: token, ...input }, { principal }) => {
    const job = await jobs.submit({
      operation: "StartDocumentTextDetection",
      input,
      principal,
      ...(token !== undefined && { token }),
    });
    return { JobId: job.id };
  },
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
