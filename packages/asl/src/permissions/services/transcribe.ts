import { objectArn, unknownIf } from "../arn.ts";
import { passesRole, usesKey } from "../companions.ts";
import type { Permission } from "../permission.ts";
import type { Grants, ServiceCall } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

/** https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html */
export const transcribeGrants: Grants = (call) => [
  ...ownAction(call),
  ...readsMedia(call),
  ...writesOutput(call),
  ...passesRole(call, "transcribe.amazonaws.com", "JobExecutionSettings", "DataAccessRoleArn"),
  ...passesRole(call, "transcribe.amazonaws.com", "DataAccessRoleArn"),
  ...usesKey(call, "OutputEncryptionKMSKeyId"),
];

function readsMedia(call: ServiceCall): readonly Permission[] {
  const uri = call.text("Media", "MediaFileUri");
  if (uri === undefined) return [];
  const [, bucket = "*", key = "*"] = /^s3:\/\/([^/]*)\/(.*)$/.exec(uri) ?? [];
  const because = "transcribe reads the media as the caller";
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
