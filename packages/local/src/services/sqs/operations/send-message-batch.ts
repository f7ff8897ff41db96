import { document, integer, list, map, optional, string, structure } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { messageAttribute } from "../message-attribute.ts";
import { runBatch } from "./batch.ts";
import { onQueue } from "./queue-access.ts";

const readEntry = structure({
  MessageBody: string(),
  DelaySeconds: optional(integer({ min: 0, max: 900 })),
  MessageAttributes: optional(map(messageAttribute)),
});

export const sendMessageBatch = operation({
  name: "SendMessageBatch",
  input: { QueueUrl: string(), Entries: list(document) },
  access: onQueue("SendMessage"),
  handle: (store, { QueueUrl, Entries }, { principal }) => {
    const queue = store.byUrl(QueueUrl);
    const entries = Entries.map((entry) => ({ Id: String(entry.Id ?? ""), entry }));
    return runBatch(entries, async ({ entry }) => {
      const { MessageBody, DelaySeconds, MessageAttributes } = readEntry.read(entry, "");
      return store.send(queue, {
        body: MessageBody,
        senderId: principal.arn,
        ...(DelaySeconds !== undefined && { delaySeconds: DelaySeconds }),
        ...(MessageAttributes && { attributes: MessageAttributes }),
      });
    });
  },
});
