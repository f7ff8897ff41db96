import { map, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import type { QueueStore } from "../queue-store.ts";
import { queueUrl } from "./queue-url.ts";

export const createQueue = operation({
  name: "CreateQueue",
  input: { QueueName: string(), Attributes: optional(map(string())), tags: optional(map(string())) },
  access: ({ QueueName }, _context, store: QueueStore) => [
    { action: "sqs:CreateQueue", resource: store.arnOf(QueueName) },
  ],
  handle: async (store, { QueueName, Attributes = {}, tags = {} }, context) => {
    const queue = await store.create(QueueName, Attributes, tags);
    return { QueueUrl: queueUrl(queue.record.name, context) };
  },
});
