import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider, ResourceRequest } from "../../template/resource-provider.ts";
import type { QueueStore } from "./queue-store.ts";

const attributeNames = [
  "DelaySeconds",
  "MaximumMessageSize",
  "MessageRetentionPeriod",
  "ReceiveMessageWaitTimeSeconds",
  "VisibilityTimeout",
  "FifoQueue",
  "ContentBasedDeduplication",
  "DeduplicationScope",
  "FifoThroughputLimit",
  "KmsMasterKeyId",
  "SqsManagedSseEnabled",
  "RedrivePolicy",
  "RedriveAllowPolicy",
];

/** `AWS::SQS::Queue` */
export function queueResource(store: QueueStore, endpoint: () => string): ResourceProvider {
  return {
    type: "AWS::SQS::Queue",
    existing: (request) => store.find(nameOf(request)) && `Queue ${nameOf(request)} already exists`,
    async put(request) {
      const name = nameOf(request);
      const attributes = attributesOf(request.properties);
      const known = store.find(name);
      const queue = known ?? (await store.create(name, attributes));
      const { Policy } = queue.record.attributes;
      if (known) await store.change(known, { attributes: { ...attributes, ...(Policy !== undefined && { Policy }) } });
      const url = `${endpoint()}/${request.account}/${name}`;
      if (request.previous && request.previous.attributes.QueueName !== name)
        await store.delete(request.previous.attributes.QueueName ?? "");
      return { ref: url, attributes: { Arn: queue.record.arn, QueueName: name, QueueUrl: url } };
    },
    delete: ({ attributes }) => store.delete(attributes.QueueName ?? ""),
  };
}

const nameOf = (request: ResourceRequest): string =>
  typeof request.properties.QueueName === "string" ? request.properties.QueueName : physicalName(request, { max: 80 });

function attributesOf(properties: Readonly<Record<string, unknown>>): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of attributeNames) {
    const value = properties[name];
    if (value !== undefined) attributes[name] = typeof value === "object" ? JSON.stringify(value) : String(value);
  }
  return attributes;
}
