import { bucketArn, objectArn } from "../arn.ts";
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

export const s3Grants: Grants = (call) => {
  if (call.action === "listBuckets")
    return [{ actions: ["s3:ListAllMyBuckets"], resources: ["*"], because: "lists buckets" }];
  if (call.action === "copyObject") return copyGrants(call);
  const bucket = call.text("Bucket") ?? "*";
  const onBucket =
    bucketActions[call.action] ?? (call.has("Key") || call.action in objectActions ? undefined : capital(call.action));
  if (onBucket)
    return [{ actions: [`s3:${onBucket}`], resources: [bucketArn(bucket)], because: `calls s3 ${call.action}` }];
  const versioned = call.has("VersionId") && /^(get|delete|head)Object/.test(call.action);
  const action = `s3:${objectActions[call.action] ?? capital(call.action)}`;
  const actions = versioned ? [action, `${action}Version`] : [action];
  if (call.action === "putObject" && call.has("Tagging")) actions.push("s3:PutObjectTagging");
  return [{ actions, resources: [objectArn(bucket, call.text("Key") ?? "*")], because: `calls s3 ${call.action}` }];
};

function copyGrants(call: ServiceCall): readonly Permission[] {
  const [sourceBucket = "*", ...key] = (call.text("CopySource") ?? "*").replace(/^\//, "").split("/");
  const source = objectArn(sourceBucket, key.join("/") || "*");
  const target = objectArn(call.text("Bucket") ?? "*", call.text("Key") ?? "*");
  return [
    { actions: ["s3:GetObject", "s3:GetObjectTagging"], resources: [source], because: "reads what it copies" },
    { actions: ["s3:PutObject", "s3:PutObjectTagging"], resources: [target], because: "calls s3 copyObject" },
  ];
}

function capital(action: string): string {
  return action.charAt(0).toUpperCase() + action.slice(1);
}
