import { objectArn, unknownIf } from "../arn.ts";
import { passesRole, usesKey } from "../companions.ts";
import type { Permission } from "../permission.ts";
import { readS3Uri } from "../s3-uri.ts";
import type { Grants, ServiceCall } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

/** https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html */
export const transcribeGrants: Grants = (call) => [
  ...ownAction(call),
  ...reads(call, "media", "Media", "MediaFileUri"),
  ...reads(call, "vocabulary", "VocabularyFileUri"),
  ...reads(call, "filter", "VocabularyFilterFileUri"),
  ...writesOutput(call),
  ...writesLocation(call),
  ...passesRole(call, "transcribe.amazonaws.com", "JobExecutionSettings", "DataAccessRoleArn"),
  ...passesRole(call, "transcribe.amazonaws.com", "DataAccessRoleArn"),
  ...usesKey(call, "OutputEncryptionKMSKeyId"),
];

function reads(call: ServiceCall, what: string, ...path: readonly string[]): readonly Permission[] {
  const uri = call.text(...path);
  if (uri === undefined) return [];
  const { bucket, key } = readS3Uri(uri);
  const because = `transcribe reads the ${what} as the caller`;
  return [
    { actions: ["s3:GetObject"], resources: [objectArn(bucket, key)], because, ...unknownIf(bucket, "the bucket") },
  ];
}

function writesOutput(call: ServiceCall): readonly Permission[] {
  const bucket = call.text("OutputBucketName");
  if (bucket === undefined) return [];
  const key = call.text("OutputKey") ?? "*";
  // A key that ends in a slash is a folder: the job's name comes after it.
  const resource = objectArn(bucket, key.endsWith("/") ? `${key}*` : key);
  // A trial object is written and removed before the job starts.
  const trial = objectArn(bucket, key.replace(/[^/]*$/, ".write_access_check_file.temp"));
  return [
    {
      actions: ["s3:PutObject"],
      resources: resource.endsWith("*") ? [resource] : [resource, trial],
      because: "transcribe writes its answer as the caller",
      ...unknownIf(bucket, "the bucket"),
    },
  ];
}

/** Call analytics take one URI. https://docs.aws.amazon.com/transcribe/latest/APIReference/API_StartCallAnalyticsJob.html */
function writesLocation(call: ServiceCall): readonly Permission[] {
  const uri = call.text("OutputLocation");
  if (uri === undefined) return [];
  const { bucket, key } = readS3Uri(uri);
  const resource = objectArn(bucket, key.endsWith(".json") ? key : `${key}*`.replace("**", "*"));
  const because = "transcribe writes its answer as the caller";
  return [{ actions: ["s3:PutObject"], resources: [resource], because, ...unknownIf(bucket, "the bucket") }];
}
