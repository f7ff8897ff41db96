import { ServiceError } from "../../service-error.ts";
import { bucketNeed } from "../s3-access.ts";
import type { BucketCall, BucketOperation } from "../s3-operation.ts";
import { readTagSet, readXml, s3Xml, tagSet } from "../s3-xml.ts";

const needs = (action: string) => (call: BucketCall) => [
  bucketNeed({ ...call, presigned: call.request.presigned }, action),
];

export const getBucketTagging: BucketOperation = {
  name: "GetBucketTagging",
  method: "GET",
  query: "tagging",
  access: needs("s3:GetBucketTagging"),
  handle: ({ bucket }) => {
    if (Object.keys(bucket.tags).length === 0)
      throw new ServiceError("NoSuchTagSet", "The TagSet does not exist", 404, { BucketName: bucket.name });
    return s3Xml("Tagging", tagSet(bucket.tags));
  },
};

export const putBucketTagging: BucketOperation = {
  name: "PutBucketTagging",
  method: "PUT",
  query: "tagging",
  access: needs("s3:PutBucketTagging"),
  handle: async ({ request, store, bucket }) => {
    await store.buckets.change(bucket.name, { tags: readTagSet(await readXml(request, "Tagging")) });
    return { status: 204 };
  },
};

export const deleteBucketTagging: BucketOperation = {
  name: "DeleteBucketTagging",
  method: "DELETE",
  query: "tagging",
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html: the permission to put is asked for.
  access: needs("s3:PutBucketTagging"),
  handle: async ({ store, bucket }) => {
    await store.buckets.change(bucket.name, { tags: {} });
    return { status: 204 };
  },
};
