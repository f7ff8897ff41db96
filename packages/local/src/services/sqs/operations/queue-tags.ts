import { list, map, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { onQueue } from "./queue-access.ts";

export const tagQueue = operation({
  name: "TagQueue",
  input: { QueueUrl: string(), Tags: map(string()) },
  access: onQueue("TagQueue"),
  handle: async (store, { QueueUrl, Tags }) => {
    const queue = store.byUrl(QueueUrl);
    await store.change(queue, { tags: { ...queue.record.tags, ...Tags } });
    return {};
  },
});

export const untagQueue = operation({
  name: "UntagQueue",
  input: { QueueUrl: string(), TagKeys: list(string()) },
  access: onQueue("UntagQueue"),
  handle: async (store, { QueueUrl, TagKeys }) => {
    const queue = store.byUrl(QueueUrl);
    const kept = Object.entries(queue.record.tags).filter(([key]) => !TagKeys.includes(key));
    await store.change(queue, { tags: Object.fromEntries(kept) });
    return {};
  },
});

export const listQueueTags = operation({
  name: "ListQueueTags",
  input: { QueueUrl: string() },
  access: onQueue("ListQueueTags"),
  handle: (store, { QueueUrl }) => ({ Tags: store.byUrl(QueueUrl).record.tags }),
});
