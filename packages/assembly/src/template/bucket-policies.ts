import { tenantReadActions } from "@tributary/access";
import type { Blueprint } from "@tributary/pipeline";
import { getAtt, objectArn, ref } from "./intrinsics.ts";
import { readerArns } from "./readers.ts";
import type { Resource, Resources, Value } from "./template.ts";

/** TLS only on both buckets; reading raw objects is delegated to the account's access points and closed to tenants elsewhere. */
export function bucketPolicies(blueprint: Blueprint): Resources {
  return {
    RawBucketPolicy: policy("RawBucket", [tlsOnly("RawBucket"), ...tenantStatements(blueprint)]),
    LakeBucketPolicy: policy("LakeBucket", [tlsOnly("LakeBucket")]),
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
