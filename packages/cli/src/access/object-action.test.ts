import { expect, test } from "vitest";
import { objectAction } from "./object-action.ts";

test.each([
  ["read", "s3:GetObject"],
  ["Tag", "s3:PutObjectTagging"],
  ["s3:GetObjectVersion", "s3:GetObjectVersion"],
  ["s3:getobject", "s3:GetObject"],
  ["ListBucket", "s3:ListBucket"],
])("objectAction takes %s for %s", (text, action) => {
  expect(objectAction(text)).toBe(action);
});

test.each([
  ["s3:GetObjectt", /there are .*s3:GetObject/],
  ["s3:ListObjectsV2", /what allows it is s3:ListBucket/],
  ["s3:*", /is not an action on objects; there are read/],
  ["s3:GetBucketPolicy", /is not an action on objects/],
  ["kms:Decrypt", /is not an action on objects/],
  ["", /is not an action on objects/],
])("objectAction refuses %j", (text, message) => {
  expect(() => objectAction(text)).toThrowError(expect.objectContaining({ code: "TRB-ACC-009" }));
  expect(() => objectAction(text)).toThrowError(message);
});
