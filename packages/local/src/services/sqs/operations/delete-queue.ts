import { string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { onQueue } from "./queue-access.ts";

export const deleteQueue = operation({
  name: "DeleteQueue",
  input: { QueueUrl: string() },
  access: onQueue("DeleteQueue"),
  handle: async (store, { QueueUrl }) => {
    await store.delete(store.byUrl(QueueUrl).record.name);
    return {};
  },
});
