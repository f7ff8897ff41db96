import { map, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { onQueue } from "./queue-access.ts";

export const setQueueAttributes = operation({
  name: "SetQueueAttributes",
  input: { QueueUrl: string(), Attributes: map(string()) },
  access: onQueue("SetQueueAttributes"),
  handle: async (store, { QueueUrl, Attributes }) => {
    const queue = store.byUrl(QueueUrl);
    await store.change(queue, { attributes: { ...queue.record.attributes, ...Attributes } });
    return {};
  },
});
