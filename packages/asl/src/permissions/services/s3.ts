import { bucketArn, objectArn, unknownIf } from "../arn.ts";
import { usesKey } from "../companions.ts";
import type { Permission } from "../permission.ts";
import type { Grants, ServiceCall } from "../service-call.ts";

/** Actions whose IAM name is not their own. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
const objectActions: Readonly<Record<string, string>> = {
  headObject: "GetObject",
  getObjectAttributes: "GetObjectAttributes",
  deleteObjects: "DeleteObject",
  createMultipartUpload: "PutObject",
  uploadPart: "PutObject",
  completeMultipartUpload: "PutObject",
  selectObjectContent: "GetObject",
};

const bucketActions: Readonly<Record<string, string>> = {
  listObjects: "ListBucket",
  listObjectsV2: "ListBucket",
  headBucket: "ListBucket",
  listObjectVersions: "ListBucketVersions",
  listMultipartUploads: "ListBucketMultipartUploads",
};

/** Arguments of `putObject` that need an action of their own. */
const putCompanions: Readonly<Record<string, string>> = {
  Acl: "s3:PutObjectAcl",
  GrantRead: "s3:PutObjectAcl",
  ObjectLockMode: "s3:PutObjectRetention",
  ObjectLockLegalHoldStatus: "s3:PutObjectLegalHold",
  Tagging: "s3:PutObjectTagging",
};

export const s3Grants: Grants = (call) => {
  if (call.action === "listBuckets")
    return [{ actions: ["s3:ListAllMyBuckets"], resources: ["*"], because: "lists buckets" }];
  if (call.action === "copyObject") return [...copyGrants(call), ...usesKey(call, "SsekmsKeyId")];
  const bucket = call.text("Bucket");
  const because = `calls s3 ${call.action}`;
  const unknown = unknownIf(bucket, "the bucket");
  const onBucket =
    bucketActions[call.action] ?? (call.has("Key") || call.action in objectActions ? undefined : capital(call.action));
  if (onBucket) return [{ actions: [`s3:${onBucket}`], resources: [bucketArn(bucket ?? "*")], because, ...unknown }];
  const resources = [objectArn(bucket ?? "*", call.text("Key") ?? "*")];
  return [{ actions: objectActionsOf(call), resources, because, ...unknown }, ...usesKey(call, "SsekmsKeyId")];
};

function objectActionsOf(call: ServiceCall): readonly string[] {
  const action = `s3:${objectActions[call.action] ?? capital(call.action)}`;
  if (call.has("VersionId") && /^(get|delete|head)Object/.test(call.action)) return [action, `${action}Version`];
  if (call.action !== "putObject") return [action];
  const more = Object.entries(putCompanions).flatMap(([argument, name]) => (call.has(argument) ? [name] : []));
  return [...new Set([action, ...more])];
}

function copyGrants(call: ServiceCall): readonly Permission[] {
  const [sourceBucket = "*", ...key] = (call.text("CopySource") ?? "*").replace(/^\//, "").split("/");
  const bucket = call.text("Bucket");
  return [
    {
      actions: ["s3:GetObject", "s3:GetObjectTagging"],
      resources: [objectArn(sourceBucket, key.join("/") || "*")],
      because: "reads what it copies",
      ...unknownIf(sourceBucket, "the bucket"),
    },
    {
      actions: ["s3:PutObject", "s3:PutObjectTagging"],
      resources: [objectArn(bucket ?? "*", call.text("Key") ?? "*")],
      because: "calls s3 copyObject",
      ...unknownIf(bucket, "the bucket"),
    },
  ];
}

function capital(action: string): string {
  return action.charAt(0).toUpperCase() + action.slice(1);
}
