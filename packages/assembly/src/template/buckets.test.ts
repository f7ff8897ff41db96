import { expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";

const { Resources } = claimsTemplate();

test.each(["RawBucket", "LakeBucket"])(
  "%s outlives the stack, is versioned, encrypted and closed to the public",
  (id) => {
    expect(Resources[id]).toMatchObject({
      DeletionPolicy: "RetainExceptOnCreate",
      UpdateReplacePolicy: "Retain",
      Properties: {
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
      },
    });
  },
);

test("only the raw bucket tells EventBridge of its objects", () => {
  expect(Resources.RawBucket?.Properties.NotificationConfiguration).toEqual({
    EventBridgeConfiguration: { EventBridgeEnabled: true },
  });
  expect(Resources.LakeBucket?.Properties.NotificationConfiguration).toBeUndefined();
});
