import type { PolicyDocument } from "@tributary/access";
import { readBody } from "../../../wire/read-body.ts";
import { ServiceError } from "../../service-error.ts";
import { checkPolicy } from "../check-policy.ts";
import { checkPublicPolicy } from "../public-access.ts";
import { bucketNeed } from "../s3-access.ts";
import { s3Error } from "../s3-error.ts";
import type { BucketCall, BucketOperation } from "../s3-operation.ts";
import { readXml, s3Xml, xmlChild, xmlText } from "../s3-xml.ts";

const needs = (action: string) => (call: BucketCall) => [
  bucketNeed({ ...call, presigned: call.request.presigned }, action),
];
const done = { status: 200 } as const;
const gone = { status: 204 } as const;

export const headBucket: BucketOperation = {
  name: "HeadBucket",
  method: "HEAD",
  access: needs("s3:ListBucket"),
  handle: ({ request }) => ({ status: 200, headers: { "x-amz-bucket-region": request.region } }),
};

export const getBucketLocation: BucketOperation = {
  name: "GetBucketLocation",
  method: "GET",
  query: "location",
  access: needs("s3:GetBucketLocation"),
  // us-east-1 is told as nothing, as it was before there were Regions.
  handle: ({ request }) =>
    s3Xml("LocationConstraint", request.region === "us-east-1" ? {} : { "@region": request.region }),
};

export const deleteBucket: BucketOperation = {
  name: "DeleteBucket",
  method: "DELETE",
  access: needs("s3:DeleteBucket"),
  handle: async ({ store, bucket }) => {
    if (!store.index.isEmpty(bucket.name)) {
      throw new ServiceError("BucketNotEmpty", "The bucket you tried to delete is not empty", 409, {
        BucketName: bucket.name,
      });
    }
    await store.buckets.delete(bucket.name);
    return gone;
  },
};

export const getBucketVersioning: BucketOperation = {
  name: "GetBucketVersioning",
  method: "GET",
  query: "versioning",
  access: needs("s3:GetBucketVersioning"),
  handle: ({ bucket }) => s3Xml("VersioningConfiguration", { Status: bucket.versioning }),
};

export const putBucketVersioning: BucketOperation = {
  name: "PutBucketVersioning",
  method: "PUT",
  query: "versioning",
  access: needs("s3:PutBucketVersioning"),
  handle: async ({ request, store, bucket }) => {
    const status = xmlText(await readXml(request, "VersioningConfiguration"), "Status");
    if (status !== "Enabled" && status !== "Suspended") throw s3Error.malformedXml();
    await store.buckets.change(bucket.name, { versioning: status });
    return done;
  },
};

export const getBucketPolicy: BucketOperation = {
  name: "GetBucketPolicy",
  method: "GET",
  query: "policy",
  access: needs("s3:GetBucketPolicy"),
  handle: ({ bucket }) => {
    if (!bucket.policy)
      throw new ServiceError("NoSuchBucketPolicy", "The bucket policy does not exist", 404, {
        BucketName: bucket.name,
      });
    return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(bucket.policy) };
  },
};

export const putBucketPolicy: BucketOperation = {
  name: "PutBucketPolicy",
  method: "PUT",
  query: "policy",
  access: needs("s3:PutBucketPolicy"),
  handle: async ({ request, store, bucket }) => {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html: 20 KB.
    const policy: PolicyDocument = checkPolicy(
      (await readBody(request.body, 20_480)).toString("utf8"),
      `bucket policy of ${bucket.name}`,
    );
    checkPublicPolicy(policy, bucket.publicAccessBlock, store.accountBlocks.get(bucket.account));
    await store.buckets.change(bucket.name, { policy });
    return gone;
  },
};

export const deleteBucketPolicy: BucketOperation = {
  name: "DeleteBucketPolicy",
  method: "DELETE",
  query: "policy",
  access: needs("s3:DeleteBucketPolicy"),
  handle: async ({ store, bucket }) => {
    await store.buckets.change(bucket.name, { policy: undefined });
    return gone;
  },
};

export const getBucketNotification: BucketOperation = {
  name: "GetBucketNotificationConfiguration",
  method: "GET",
  query: "notification",
  access: needs("s3:GetBucketNotification"),
  handle: ({ bucket }) =>
    s3Xml("NotificationConfiguration", bucket.eventBridge ? { EventBridgeConfiguration: {} } : {}),
};

export const putBucketNotification: BucketOperation = {
  name: "PutBucketNotificationConfiguration",
  method: "PUT",
  query: "notification",
  access: needs("s3:PutBucketNotification"),
  handle: async ({ request, store, bucket }) => {
    const configuration = await readXml(request, "NotificationConfiguration");
    for (const name of ["TopicConfiguration", "QueueConfiguration", "CloudFunctionConfiguration"]) {
      if (configuration[name] !== undefined) {
        throw new ServiceError(
          "NotImplemented",
          `${name} is not implemented by this local cloud; EventBridgeConfiguration is.`,
          501,
        );
      }
    }
    await store.buckets.change(bucket.name, {
      eventBridge: xmlChild(configuration, "EventBridgeConfiguration") !== undefined,
    });
    return done;
  },
};
