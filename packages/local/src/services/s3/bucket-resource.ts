import { isRecord } from "../../template/is-record.ts";
import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider, ResourceRequest } from "../../template/resource-provider.ts";
import { ServiceError } from "../service-error.ts";
import { checkPolicy } from "./check-policy.ts";
import { checkPublicPolicy } from "./public-access.ts";
import { readPublicAccessBlock } from "./read-public-access-block.ts";
import type { S3Store } from "./s3-store.ts";

const recordAt = (value: unknown, name: string): Readonly<Record<string, unknown>> => {
  const found = isRecord(value) ? value[name] : undefined;
  return isRecord(found) ? found : {};
};

/** `AWS::S3::Bucket` */
export function bucketResource(store: S3Store): ResourceProvider {
  return {
    type: "AWS::S3::Bucket",
    existing: (request) => (store.buckets.find(nameOf(request)) ? `${nameOf(request)} already exists` : undefined),
    async put(request) {
      const { properties, account, region, previous } = request;
      const name = nameOf(request);
      if (!store.buckets.find(name)) await store.buckets.create(name, account);
      const { Status } = recordAt(properties, "VersioningConfiguration");
      await store.buckets.change(name, {
        versioning: Status === "Enabled" || Status === "Suspended" ? Status : undefined,
        eventBridge: isRecord(recordAt(properties, "NotificationConfiguration").EventBridgeConfiguration),
        publicAccessBlock: readPublicAccessBlock(properties.PublicAccessBlockConfiguration),
        encryption: encryptionOf(properties.BucketEncryption),
        tags: Object.fromEntries(
          (Array.isArray(properties.Tags) ? properties.Tags : []).map(({ Key, Value }) => [String(Key), String(Value)]),
        ),
      });
      if (previous && previous.ref !== name) await dropBucket(store, previous.ref);
      const domain = `${name}.s3.${region}.amazonaws.com`;
      return {
        ref: name,
        attributes: { Arn: `arn:aws:s3:::${name}`, DomainName: `${name}.s3.amazonaws.com`, RegionalDomainName: domain },
      };
    },
    delete: ({ ref }) => dropBucket(store, ref),
  };
}

const nameOf = (request: ResourceRequest): string =>
  typeof request.properties.BucketName === "string"
    ? request.properties.BucketName
    : physicalName(request, { max: 63, lower: true });

/** A bucket that holds objects is not deleted, as in CloudFormation. */
async function dropBucket(store: S3Store, name: string): Promise<void> {
  if (!store.buckets.find(name)) return;
  if (!store.index.isEmpty(name)) throw new ServiceError("BucketNotEmpty", `The bucket ${name} is not empty`, 409);
  await store.buckets.delete(name);
}

function encryptionOf(value: unknown): { algorithm: string; keyId?: string } {
  const rules =
    isRecord(value) && Array.isArray(value.ServerSideEncryptionConfiguration)
      ? value.ServerSideEncryptionConfiguration
      : [];
  const { SSEAlgorithm, KMSMasterKeyID } = recordAt(rules[0], "ServerSideEncryptionByDefault");
  return {
    algorithm: typeof SSEAlgorithm === "string" ? SSEAlgorithm : "AES256",
    ...(typeof KMSMasterKeyID === "string" && { keyId: KMSMasterKeyID }),
  };
}

/** `AWS::S3::BucketPolicy` */
export function bucketPolicyResource(store: S3Store): ResourceProvider {
  return {
    type: "AWS::S3::BucketPolicy",
    existing: ({ properties }) =>
      store.buckets.find(String(properties.Bucket))?.policy === undefined
        ? undefined
        : `The bucket policy already exists on bucket ${String(properties.Bucket)}.`,
    async put({ properties, previous }) {
      const name = String(properties.Bucket);
      const bucket = store.buckets.get(name);
      const policy = checkPolicy(JSON.stringify(properties.PolicyDocument), `bucket policy of ${name}`);
      checkPublicPolicy(policy, bucket.publicAccessBlock, store.accountBlocks.get(bucket.account));
      await store.buckets.change(name, { policy });
      if (previous && previous.ref !== name && store.buckets.find(previous.ref))
        await store.buckets.change(previous.ref, { policy: undefined });
      return { ref: name, attributes: {} };
    },
    async delete({ ref }) {
      if (store.buckets.find(ref)) await store.buckets.change(ref, { policy: undefined });
    },
  };
}
