import { integer, map, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { messageAttribute } from "../message-attribute.ts";
import { newMessage } from "./new-message.ts";
import { onQueue } from "./queue-access.ts";

export const sendMessage = operation({
  name: "SendMessage",
  input: {
    QueueUrl: string(),
    MessageBody: string(),
    DelaySeconds: optional(integer({ min: 0, max: 900 })),
    MessageAttributes: optional(map(messageAttribute)),
    MessageGroupId: optional(string({ min: 1, max: 128 })),
    MessageDeduplicationId: optional(string({ min: 1, max: 128 })),
  },
  access: onQueue("SendMessage"),
  handle: (store, { QueueUrl, ...message }, { principal }) =>
    store.send(store.byUrl(QueueUrl), newMessage(message, principal.arn)),
});
