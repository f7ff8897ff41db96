import type { PolicyDocument, PolicyStatement } from "../policy-document.ts";
import {
  type AccessPointPlace,
  accessPointArn,
  accessPointName,
  readerArns,
  type TenantScope,
} from "./tenant-scope.ts";

/** What a tenant may do with its raw objects. */
export const tenantReadActions = [
  "s3:GetObject",
  "s3:GetObjectTagging",
  "s3:GetObjectVersion",
  "s3:ListBucket",
] as const;

const objectActions = tenantReadActions.filter((action) => action !== "s3:ListBucket");

/** Everything about objects that can be asked of an access point; walls speak of it as a whole, so that no way to read is forgotten. */
const reading = ["s3:GetObject*", "s3:ListBucket*"] as const;
const notReading = [
  "s3:AbortMultipartUpload",
  "s3:DeleteObject*",
  // Versions and uploads are listed whatever their prefix or tags.
  "s3:ListBucketMultipartUploads",
  "s3:ListBucketVersions",
  "s3:ListMultipartUploadParts",
  // Who may write tags could make any object its own.
  "s3:PutObject*",
  "s3:RestoreObject",
] as const;

/**
 * The policy of a tenant's access point: what its readers may do, and walls that no identity policy can pass by.
 * A tenant without readers has walls only: through an access point without a policy, a wide role of another tenant could
 * read the whole bucket, since the bucket's own wall lets every access point of the account pass.
 *
 * Walls are Deny statements, because in the same account an identity policy's Allow on the access point's ARN passes by
 * an Allow here and its conditions: a reader of another tenant, or anybody with a wide role, would come in. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
 *
 * @example
 * accessPointPolicy(
 *   { name: "acme", prefix: "acme/", readers: [{ role: "acme-analyst" }] },
 *   { pipeline: "claims", stage: "dev", partition: "aws", region: "us-east-1", account: "111122223333", rawPrefix: "inbox/" },
 * );
 */
export function accessPointPolicy(tenant: TenantScope, place: AccessPointPlace): PolicyDocument {
  const arn = accessPointArn(place, accessPointName(place, tenant.name));
  const everything = [arn, `${arn}/object/*`];
  const everyone = { Resource: everything };
  if (tenant.readers.length === 0)
    return { Version: "2012-10-17", Statement: [wall("NobodyYet", { Action: "s3:*", ...everyone })] };
  const prefix = `${place.rawPrefix}${tenant.prefix ?? ""}`;
  const own = `${arn}/object/${prefix}*`;
  const readers = { AWS: readerArns(tenant, place) };
  const tagged = Object.entries(tenant.tags ?? {}).map(
    ([key, value]) => [`s3:ExistingObjectTag/${key}`, value] as const,
  );

  const statements: PolicyStatement[] = [
    {
      Sid: "ReadOwnObjects",
      Effect: "Allow",
      Principal: readers,
      Action: objectActions,
      Resource: own,
      ...(tagged.length > 0 && { Condition: { StringEquals: Object.fromEntries(tagged) } }),
    },
  ];
  const elsewhere = { StringNotLike: { "s3:prefix": `${prefix}*` } };
  if (tenant.prefix === undefined) {
    // S3 knows no condition on the tags of listed objects, so names are listed by prefix only.
    statements.push(wall("NoList", { Action: "s3:ListBucket", Resource: arn }));
  } else {
    const list = { Action: "s3:ListBucket", Resource: arn } as const;
    const within = { StringLike: { "s3:prefix": `${prefix}*` } };
    statements.push(
      { Sid: "ListOwnPrefix", Effect: "Allow", Principal: readers, ...list, Condition: within },
      wall("NothingBeyondThePrefix", { Action: "s3:GetObject*", NotResource: own }),
      wall("NoListBeyondThePrefix", { ...list, Condition: elsewhere }),
    );
  }
  // One statement a tag: the conditions of one statement must all hold, and one missing tag is enough to refuse.
  for (const [index, [key, value]] of tagged.entries()) {
    const condition = { StringNotEquals: { [key]: value } };
    const shut = { Action: "s3:GetObject*", Resource: `${arn}/object/*`, Condition: condition };
    statements.push(wall(`NothingWithoutTag${index + 1}`, shut));
  }
  statements.push(
    wall("ReadersOnly", {
      Action: reading,
      ...everyone,
      Condition: { ArnNotEquals: { "aws:PrincipalArn": readers.AWS } },
    }),
    wall("ReadingOnly", { Action: notReading, ...everyone }),
  );
  if (tenant.vpc !== undefined) {
    const condition = { StringNotEquals: { "aws:SourceVpc": tenant.vpc } };
    statements.push(wall("OnlyFromTheVpc", { Action: reading, ...everyone, Condition: condition }));
  }
  statements.push(
    wall("TlsOnly", { Action: "s3:*", ...everyone, Condition: { Bool: { "aws:SecureTransport": "false" } } }),
  );
  return { Version: "2012-10-17", Statement: statements };
}

const wall = (Sid: string, statement: Omit<PolicyStatement, "Effect" | "Principal">): PolicyStatement => ({
  Sid,
  Effect: "Deny",
  Principal: { AWS: "*" },
  ...statement,
});

/**
 * What the readers' own account must attach to their roles: across accounts both sides have to allow.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function readerPolicy(tenant: TenantScope, place: AccessPointPlace): PolicyDocument {
  const arn = accessPointArn(place, accessPointName(place, tenant.name));
  const prefix = `${place.rawPrefix}${tenant.prefix ?? ""}`;
  const read: PolicyStatement = { Effect: "Allow", Action: objectActions, Resource: `${arn}/object/${prefix}*` };
  if (tenant.prefix === undefined) return { Version: "2012-10-17", Statement: [read] };
  const condition = { StringLike: { "s3:prefix": `${prefix}*` } };
  const list: PolicyStatement = { Effect: "Allow", Action: "s3:ListBucket", Resource: arn, Condition: condition };
  return { Version: "2012-10-17", Statement: [read, list] };
}
