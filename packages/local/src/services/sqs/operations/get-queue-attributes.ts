import { list, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { ServiceError } from "../../service-error.ts";
import type { Queue } from "../queue.ts";
import { defaultAttributes } from "../queue-attributes.ts";
import { onQueue } from "./queue-access.ts";

const settable = ["Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds"];

export const getQueueAttributes = operation({
  name: "GetQueueAttributes",
  input: { QueueUrl: string(), AttributeNames: optional(list(string())) },
  access: onQueue("GetQueueAttributes"),
  handle: (store, { QueueUrl, AttributeNames = [] }) => {
    const all = allAttributes(store.byUrl(QueueUrl));
    const unknown = AttributeNames.find(
      (name) => name !== "All" && !Object.hasOwn(all, name) && !settable.includes(name),
    );
    if (unknown !== undefined) throw new ServiceError("InvalidAttributeName", `Unknown Attribute ${unknown}.`);
    if (AttributeNames.includes("All")) return { Attributes: all };
    return { Attributes: Object.fromEntries(Object.entries(all).filter(([name]) => AttributeNames.includes(name))) };
  },
});

function allAttributes(queue: Queue): Record<string, string> {
  const { record } = queue;
  const { visible, inFlight, delayed } = queue.counts();
  const kept = Object.entries({ ...defaultAttributes, ...record.attributes }).filter(([, value]) => value !== "");
  return {
    ...Object.fromEntries(kept),
    QueueArn: record.arn,
    CreatedTimestamp: String(Math.floor(record.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(record.modifiedAt / 1000)),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
  };
}
