import { string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import type { Queue } from "../queue.ts";
import { onQueue } from "./queue-access.ts";
import { checkReceipt } from "./receipt.ts";

export const deleteMessage = operation({
  name: "DeleteMessage",
  input: { QueueUrl: string(), ReceiptHandle: string() },
  access: onQueue("DeleteMessage"),
  handle: (store, { QueueUrl, ReceiptHandle }) => deleteByReceipt(store.byUrl(QueueUrl), ReceiptHandle),
});

/** A receipt handle that a later receive replaced deletes nothing, and is no error. */
export async function deleteByReceipt(queue: Queue, receiptHandle: string): Promise<object> {
  checkReceipt(receiptHandle);
  const message = queue.byReceipt(receiptHandle);
  if (message) await queue.remove(message);
  return {};
}
