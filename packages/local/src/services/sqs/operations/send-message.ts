import { integer, map, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { messageAttribute } from "../message-attribute.ts";
import { onQueue } from "./queue-access.ts";

export const sendMessage = operation({
  name: "SendMessage",
  input: {
    QueueUrl: string(),
    MessageBody: string(),
    DelaySeconds: optional(integer({ min: 0, max: 900 })),
    MessageAttributes: optional(map(messageAttribute)),
  },
  access: onQueue("SendMessage"),
  handle: (store, { QueueUrl, MessageBody, DelaySeconds, MessageAttributes }, { principal }) =>
    store.send(store.byUrl(QueueUrl), {
      body: MessageBody,
      senderId: principal.arn,
      ...(DelaySeconds !== undefined && { delaySeconds: DelaySeconds }),
      ...(MessageAttributes && { attributes: MessageAttributes }),
    }),
});
