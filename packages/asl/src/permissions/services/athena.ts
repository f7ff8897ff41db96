import { bucketArn, namedArn, objectArn, unknownIf } from "../arn.ts";
import type { Permission } from "../permission.ts";
import { followsJob } from "../rules-of-sync.ts";
import { readS3Uri } from "../s3-uri.ts";
import type { Grants, ServiceCall } from "../service-call.ts";
import { ownActionOn } from "./own-action.ts";

/** Athena reads tables and writes results as the caller; which, only the query says. https://docs.aws.amazon.com/step-functions/latest/dg/athena-iam.html */
export const athenaGrants: Grants = (call) => {
  const own = ownActionOn(call, "the workgroup", {
    // A query without a workgroup runs in the primary one.
    name: call.text("WorkGroup") ?? (call.action === "startQueryExecution" ? "primary" : undefined),
    arn: (name) => namedArn("athena", "workgroup/", name),
  });
  if (call.action === "getQueryResults") {
    const because = "reads the results, which lie in S3, as the caller";
    const unknown = "where the workgroup puts results";
    return [...own, { actions: ["s3:GetObject"], resources: [objectArn("*", "*")], because, unknown }];
  }
  if (call.action !== "startQueryExecution") return own;
  return [
    ...own,
    {
      actions: ["glue:GetDatabase", "glue:GetTable", "glue:GetPartitions"],
      resources: ["*"],
      because: "athena looks up tables as the caller",
      unknown: "the tables of the query",
    },
    { actions: ["lakeformation:GetDataAccess"], resources: ["*"], because: "tables that Lake Formation guards" },
    {
      actions: ["s3:GetObject", "s3:ListBucket"],
      resources: [bucketArn("*"), objectArn("*", "*")],
      because: "athena reads the tables' files as the caller",
      unknown: "where the tables lie",
    },
    ...writesResults(call),
    ...followsJob(call),
  ];
};

function writesResults(call: ServiceCall): readonly Permission[] {
  const location = call.text("ResultConfiguration", "OutputLocation");
  const { bucket, key } = readS3Uri(location ?? "*");
  const folder = key.endsWith("*") ? key : `${key.replace(/\/?$/, "/")}*`;
  const unknown = unknownIf(location === undefined ? undefined : bucket, "where the results go");
  return [
    {
      actions: ["s3:GetBucketLocation", "s3:ListBucketMultipartUploads"],
      resources: [bucketArn(bucket)],
      because: "athena writes its results as the caller",
      ...unknown,
    },
    {
      actions: ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"],
      resources: [objectArn(bucket, folder)],
      because: "athena writes its results as the caller",
      ...unknown,
    },
  ];
}
