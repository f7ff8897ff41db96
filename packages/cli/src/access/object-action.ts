import { capabilities } from "@tributary/access";
import { TributaryError } from "@tributary/errors";

/** Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html, actions on objects and their listing. */
const actions = [
  "s3:AbortMultipartUpload",
  "s3:BypassGovernanceRetention",
  "s3:DeleteObject",
  "s3:DeleteObjectTagging",
  "s3:DeleteObjectVersion",
  "s3:DeleteObjectVersionTagging",
  "s3:GetObject",
  "s3:GetObjectAcl",
  "s3:GetObjectAttributes",
  "s3:GetObjectLegalHold",
  "s3:GetObjectRetention",
  "s3:GetObjectTagging",
  "s3:GetObjectTorrent",
  "s3:GetObjectVersion",
  "s3:GetObjectVersionAcl",
  "s3:GetObjectVersionAttributes",
  "s3:GetObjectVersionForReplication",
  "s3:GetObjectVersionTagging",
  "s3:ListBucket",
  "s3:ListBucketMultipartUploads",
  "s3:ListBucketVersions",
  "s3:ListMultipartUploadParts",
  "s3:ObjectOwnerOverrideToBucketOwner",
  "s3:PutObject",
  "s3:PutObjectAcl",
  "s3:PutObjectLegalHold",
  "s3:PutObjectRetention",
  "s3:PutObjectTagging",
  "s3:PutObjectVersionAcl",
  "s3:PutObjectVersionTagging",
  "s3:ReplicateDelete",
  "s3:ReplicateObject",
  "s3:ReplicateTags",
  "s3:RestoreObject",
  "s3:UpdateObjectEncryption",
] as const;

/** API operations that another action allows. */
const operations: Readonly<Record<string, string>> = {
  copyobject: "s3:GetObject at the source and s3:PutObject at the target",
  headobject: "s3:GetObject",
  listobjects: "s3:ListBucket",
  listobjectsv2: "s3:ListBucket",
  listobjectversions: "s3:ListBucketVersions",
  deleteobjects: "s3:DeleteObject",
  uploadpart: "s3:PutObject",
};

/**
 * The S3 action a person means: `read`, or an action's name in any case. A misspelt one would be refused everywhere, and
 * the answer would be believed; so it is no question at all.
 */
export function objectAction(text: string): string {
  const lower = text.toLowerCase();
  const short = capabilities.find(({ name }) => name === lower);
  if (short) return short.actions[0];
  const bare = lower.replace(/^s3:/, "");
  const exact = actions.find((action) => action.toLowerCase() === `s3:${bare}`);
  if (exact) return exact;
  const found = `${JSON.stringify(text)} is not an action on objects`;
  const named = operations[bare];
  if (named !== undefined) throw new TributaryError("TRB-ACC-009", `${found}: what allows it is ${named}`);
  const near =
    bare.length < 4 ? [] : actions.filter((action) => action.toLowerCase().startsWith(`s3:${bare.slice(0, 6)}`));
  const names = near.length > 0 ? near : [...capabilities.map(({ name }) => name), "s3:GetObject"];
  throw new TributaryError("TRB-ACC-009", `${found}; there are ${names.join(", ")}`);
}
