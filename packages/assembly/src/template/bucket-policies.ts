import { tenantReadActions } from "@tributary/access";
import type { Blueprint } from "@tributary/pipeline";
import { queryResultsPrefix } from "./buckets.ts";
import { getAtt, objectArn, ref } from "./intrinsics.ts";
import { readerArns } from "./readers.ts";
import type { Resource, Resources, Value } from "./template.ts";

/**
 * TLS only on both buckets; reading raw objects is delegated to the account's access points and closed to tenants elsewhere;
 * of the lake, tenants see the metadata layer and their own query results.
 */
export function bucketPolicies(blueprint: Blueprint): Resources {
  return {
    RawBucketPolicy: policy("RawBucket", [tlsOnly("RawBucket"), ...tenantStatements(blueprint)]),
    LakeBucketPolicy: policy("LakeBucket", [tlsOnly("LakeBucket"), ...lakeWalls(blueprint)]),
  };
}

function policy(bucketId: string, statements: readonly Value[]): Resource {
  return {
    Type: "AWS::S3::BucketPolicy",
    DeletionPolicy: "RetainExceptOnCreate",
    UpdateReplacePolicy: "Retain",
    Properties: { Bucket: ref(bucketId), PolicyDocument: { Version: "2012-10-17", Statement: statements } },
  };
}

function tlsOnly(bucketId: string): Value {
  return {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "s3:*",
    Resource: [getAtt(bucketId, "Arn"), objectArn(bucketId, "*")],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/**
 * Delegation and wall. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
 *
 * The wall is a Deny: in the same account an identity policy's Allow on the bucket would otherwise pass by the access point.
 */
function tenantStatements(blueprint: Blueprint): readonly Value[] {
  if (blueprint.tenants.length === 0) return [];
  const resources = [getAtt("RawBucket", "Arn"), objectArn("RawBucket", "*")];
  const readers = blueprint.tenants.flatMap(readerArns);
  const delegation: Value = {
    Sid: "ReadThroughAccessPoints",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: tenantReadActions,
    Resource: resources,
    Condition: { StringEquals: { "s3:DataAccessPointAccount": ref("AWS::AccountId") } },
  };
  if (readers.length === 0) return [delegation];
  const wall: Value = {
    Sid: "TenantsReadNowhereElse",
    Effect: "Deny",
    Principal: { AWS: "*" },
    // Everything: not only reading, but the bucket's policy and settings too.
    Action: "s3:*",
    Resource: resources,
    Condition: {
      ArnEquals: { "aws:PrincipalArn": readers },
      StringNotEquals: { "s3:DataAccessPointAccount": ref("AWS::AccountId") },
    },
  };
  return [delegation, wall];
}

/** What Athena does with a caller's own permissions, beside reading and writing objects. */
const bucketActions = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"];

/**
 * Extracted records are read through Lake Formation, whose rows are filtered and whose role is not the reader's own. A reader
 * whose identity policy allows S3 in general would pass by that, and read what another tenant's queries answered.
 *
 * https://docs.aws.amazon.com/lake-formation/latest/dg/how-it-works.html, https://docs.aws.amazon.com/athena/latest/ug/workgroups-iam-policy.html
 */
function lakeWalls(blueprint: Blueprint): readonly Value[] {
  const readers = blueprint.tenants.flatMap(readerArns);
  if (readers.length === 0) return [];
  const metadata = objectArn("LakeBucket", `${blueprint.lake.prefix}metadata/*`);
  const everybody: Value = {
    Sid: "TenantsReadMetadata",
    Effect: "Deny",
    Principal: { AWS: "*" },
    NotAction: ["s3:GetObject", ...bucketActions],
    Resource: [getAtt("LakeBucket", "Arn"), metadata],
    Condition: { ArnEquals: { "aws:PrincipalArn": readers } },
  };
  return [
    everybody,
    ...byTenants(blueprint).map(
      ({ readers: theirs, tenants }, index): Value => ({
        Sid: `OwnResultsAndMetadata${index + 1}`,
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "s3:*",
        NotResource: [
          getAtt("LakeBucket", "Arn"),
          metadata,
          ...tenants.map((tenant) => objectArn("LakeBucket", `${queryResultsPrefix}${tenant}/*`)),
        ],
        Condition: { ArnEquals: { "aws:PrincipalArn": theirs } },
      }),
    ),
  ];
}

interface Group {
  readonly tenants: readonly string[];
  readonly readers: readonly Value[];
}

/** Readers, together with those who read the same tenants. */
function byTenants({ tenants }: Blueprint): readonly Group[] {
  const tenantsOf = new Map<string, { readonly reader: Value; readonly tenants: string[] }>();
  for (const tenant of tenants)
    for (const reader of readerArns(tenant)) {
      const key = JSON.stringify(reader);
      const known = tenantsOf.get(key) ?? { reader, tenants: [] };
      if (!known.tenants.includes(tenant.name)) known.tenants.push(tenant.name);
      tenantsOf.set(key, known);
    }
  const groups = new Map<string, { readonly tenants: readonly string[]; readonly readers: Value[] }>();
  for (const { reader, tenants: theirs } of tenantsOf.values()) {
    const key = JSON.stringify(theirs);
    const group = groups.get(key) ?? { tenants: theirs, readers: [] };
    group.readers.push(reader);
    groups.set(key, group);
  }
  return [...groups.values()];
}
