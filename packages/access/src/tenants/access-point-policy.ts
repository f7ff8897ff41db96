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

/**
 * The policy of a tenant's access point: what its readers may do, and walls that no identity policy can pass by.
 * Undefined for a tenant without readers: nobody is let in, and S3 takes no policy without statements.
 *
 * Walls are Deny statements, because in the same account an identity policy's Allow on the access point's ARN passes by
 * the conditions of an Allow here. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
 *
 * @example
 * accessPointPolicy(
 *   { name: "acme", prefix: "acme/", readers: [{ role: "acme-analyst" }] },
 *   { pipeline: "claims", stage: "dev", partition: "aws", region: "us-east-1", account: "111122223333", rawPrefix: "inbox/" },
 * );
 */
export function accessPointPolicy(tenant: TenantScope, place: AccessPointPlace): PolicyDocument | undefined {
  if (tenant.readers.length === 0) return undefined;
  const arn = accessPointArn(place, accessPointName(place, tenant.name));
  const everything = [arn, `${arn}/object/*`];
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
  // Names are listed by prefix only: S3 knows no condition on the tags of listed objects.
  if (tenant.prefix !== undefined) {
    const list = { Action: "s3:ListBucket", Resource: arn } as const;
    statements.push(
      {
        Sid: "ListOwnPrefix",
        Effect: "Allow",
        Principal: readers,
        ...list,
        Condition: { StringLike: { "s3:prefix": `${prefix}*` } },
      },
      wall("NothingBeyondThePrefix", { Action: objectActions, NotResource: own }),
      wall("NoListBeyondThePrefix", { ...list, Condition: { StringNotLike: { "s3:prefix": `${prefix}*` } } }),
    );
  }
  // One statement a tag: the conditions of one statement must all hold, and one missing tag is enough to refuse.
  for (const [index, [key, value]] of tagged.entries()) {
    const condition = { StringNotEquals: { [key]: value } };
    const shut = { Action: objectActions, Resource: `${arn}/object/*`, Condition: condition };
    statements.push(wall(`NothingWithoutTag${index + 1}`, shut));
  }
  if (tenant.vpc !== undefined) {
    const condition = { StringNotEquals: { "aws:SourceVpc": tenant.vpc } };
    statements.push(wall("OnlyFromTheVpc", { Action: tenantReadActions, Resource: everything, Condition: condition }));
  }
  statements.push(
    wall("TlsOnly", { Action: "s3:*", Resource: everything, Condition: { Bool: { "aws:SecureTransport": "false" } } }),
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
