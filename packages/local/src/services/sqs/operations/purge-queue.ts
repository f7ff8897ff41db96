import { string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { onQueue } from "./queue-access.ts";

export const purgeQueue = operation({
  name: "PurgeQueue",
  input: { QueueUrl: string() },
  access: onQueue("PurgeQueue"),
  handle: async (store, { QueueUrl }) => {
    await store.byUrl(QueueUrl).purge();
    return {};
  },
});
