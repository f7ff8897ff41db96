import { integer, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { ServiceError } from "../../service-error.ts";
import type { Queue } from "../queue.ts";
import { onQueue } from "./queue-access.ts";
import { checkReceipt } from "./receipt.ts";

export const changeMessageVisibility = operation({
  name: "ChangeMessageVisibility",
  input: { QueueUrl: string(), ReceiptHandle: string(), VisibilityTimeout: integer({ min: 0, max: 43_200 }) },
  access: onQueue("ChangeMessageVisibility"),
  handle: (store, { QueueUrl, ReceiptHandle, VisibilityTimeout }) =>
    changeVisibility(store.byUrl(QueueUrl), ReceiptHandle, VisibilityTimeout),
});

export async function changeVisibility(queue: Queue, receiptHandle: string, seconds: number): Promise<object> {
  checkReceipt(receiptHandle);
  const message = queue.byReceipt(receiptHandle);
  if (!message) {
    throw new ServiceError(
      "MessageNotInflight",
      `Value ${receiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
  await queue.changeVisibility(message, seconds);
  return {};
}
