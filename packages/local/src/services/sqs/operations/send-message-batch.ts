import { document, integer, list, map, optional, string, structure } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { messageAttribute } from "../message-attribute.ts";
import { runBatch } from "./batch.ts";
import { newMessage } from "./new-message.ts";
import { onQueue } from "./queue-access.ts";

const readEntry = structure({
  MessageBody: string(),
  DelaySeconds: optional(integer({ min: 0, max: 900 })),
  MessageAttributes: optional(map(messageAttribute)),
  MessageGroupId: optional(string({ min: 1, max: 128 })),
  MessageDeduplicationId: optional(string({ min: 1, max: 128 })),
});

export const sendMessageBatch = operation({
  name: "SendMessageBatch",
  input: { QueueUrl: string(), Entries: list(document) },
  access: onQueue("SendMessage"),
  handle: (store, { QueueUrl, Entries }, { principal }) => {
    const queue = store.byUrl(QueueUrl);
    const entries = Entries.map((entry) => ({ Id: String(entry.Id ?? ""), entry }));
    return runBatch(entries, async ({ entry }) => {
      return store.send(queue, newMessage(readEntry.read(entry, ""), principal.arn));
    });
  },
});
