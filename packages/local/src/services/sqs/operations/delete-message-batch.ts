import { list, string, structure } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { runBatch } from "./batch.ts";
import { deleteByReceipt } from "./delete-message.ts";
import { onQueue } from "./queue-access.ts";

export const deleteMessageBatch = operation({
  name: "DeleteMessageBatch",
  input: { QueueUrl: string(), Entries: list(structure({ Id: string(), ReceiptHandle: string() })) },
  access: onQueue("DeleteMessage"),
  handle: (store, { QueueUrl, Entries }) => {
    const queue = store.byUrl(QueueUrl);
    return runBatch(Entries, ({ ReceiptHandle }) => deleteByReceipt(queue, ReceiptHandle));
  },
});
