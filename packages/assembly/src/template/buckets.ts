import type { Blueprint, BlueprintBucket } from "@tributary/pipeline";
import { ref, sub } from "./intrinsics.ts";
import { tags } from "./tags.ts";
import type { Resource, Resources, Value } from "./template.ts";

/** The raw bucket, never rewritten and announcing every object, and the lake. Both outlive the stack. */
export function buckets(blueprint: Blueprint): Resources {
  return {
    RawBucket: bucket(blueprint, blueprint.raw, {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    }),
    LakeBucket: bucket(blueprint, blueprint.lake, {
      LifecycleConfiguration: { Rules: lakeLifecycle(blueprint.lake.prefix) },
    }),
  };
}

function bucket(
  blueprint: Blueprint,
  { bucket: name }: BlueprintBucket,
  extra: Readonly<Record<string, Value>>,
): Resource {
  return {
    Type: "AWS::S3::Bucket",
    DeletionPolicy: "RetainExceptOnCreate",
    UpdateReplacePolicy: "Retain",
    Properties: {
      // Names are global in S3, the author's are not.
      BucketName: sub(`${name}-\${Stage}-\${AWS::AccountId}`),
      VersioningConfiguration: { Status: "Enabled" },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
      ...extra,
      Tags: tags(blueprint),
    },
  };
}

/** Task tokens are worth nothing after their execution ended, and a Standard execution lasts a year at most. */
function lakeLifecycle(prefix: string): readonly Value[] {
  return [
    {
      Id: "forget-task-tokens",
      Status: "Enabled",
      Prefix: `${prefix}tokens/`,
      ExpirationInDays: 366,
      NoncurrentVersionExpiration: { NoncurrentDays: 1 },
    },
    { Id: "drop-unfinished-uploads", Status: "Enabled", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
  ];
}

/** Where query results go; those of a tenant's readers in a folder of the tenant's name. */
export const queryResultsPrefix = "query-results/";

export const bucketId = (which: "raw" | "lake"): string => (which === "raw" ? "RawBucket" : "LakeBucket");

export const bucketName = (which: "raw" | "lake"): Value => ref(bucketId(which));
