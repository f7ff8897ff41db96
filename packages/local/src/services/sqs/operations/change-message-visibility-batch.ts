import { integer, list, string, structure } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { runBatch } from "./batch.ts";
import { changeVisibility } from "./change-message-visibility.ts";
import { onQueue } from "./queue-access.ts";

const entry = structure({ Id: string(), ReceiptHandle: string(), VisibilityTimeout: integer({ min: 0, max: 43_200 }) });

export const changeMessageVisibilityBatch = operation({
  name: "ChangeMessageVisibilityBatch",
  input: { QueueUrl: string(), Entries: list(entry) },
  access: onQueue("ChangeMessageVisibility"),
  handle: (store, { QueueUrl, Entries }) => {
    const queue = store.byUrl(QueueUrl);
    return runBatch(Entries, ({ ReceiptHandle, VisibilityTimeout }) =>
      changeVisibility(queue, ReceiptHandle, VisibilityTimeout),
    );
  },
});
