import { ServiceError } from "../../service-error.ts";
import { readPublicAccessBlock } from "../read-public-access-block.ts";
import { bucketNeed } from "../s3-access.ts";
import type { BucketCall, BucketOperation } from "../s3-operation.ts";
import { readXml, s3Xml } from "../s3-xml.ts";

const needs = (action: string) => (call: BucketCall) => [
  bucketNeed({ ...call, presigned: call.request.presigned }, action),
];

export const getPublicAccessBlock: BucketOperation = {
  name: "GetPublicAccessBlock",
  method: "GET",
  query: "publicAccessBlock",
  access: needs("s3:GetBucketPublicAccessBlock"),
  handle: ({ bucket }) => {
    if (!bucket.publicAccessBlock)
      throw new ServiceError(
        "NoSuchPublicAccessBlockConfiguration",
        "The public access block configuration was not found",
        404,
        { BucketName: bucket.name },
      );
    return s3Xml("PublicAccessBlockConfiguration", { ...bucket.publicAccessBlock });
  },
};

export const putPublicAccessBlock: BucketOperation = {
  name: "PutPublicAccessBlock",
  method: "PUT",
  query: "publicAccessBlock",
  access: needs("s3:PutBucketPublicAccessBlock"),
  handle: async ({ request, store, bucket }) => {
    const publicAccessBlock = readPublicAccessBlock(await readXml(request, "PublicAccessBlockConfiguration"));
    await store.buckets.change(bucket.name, { publicAccessBlock });
    return { status: 200 };
  },
};

export const deletePublicAccessBlock: BucketOperation = {
  name: "DeletePublicAccessBlock",
  method: "DELETE",
  query: "publicAccessBlock",
  access: needs("s3:PutBucketPublicAccessBlock"),
  handle: async ({ store, bucket }) => {
    await store.buckets.change(bucket.name, { publicAccessBlock: undefined });
    return { status: 204 };
  },
};
