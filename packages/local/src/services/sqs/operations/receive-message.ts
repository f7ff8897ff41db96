import { integer, list, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { onQueue } from "./queue-access.ts";
import { receivedMessage } from "./received-message.ts";

export const receiveMessage = operation({
  name: "ReceiveMessage",
  input: {
    QueueUrl: string(),
    MaxNumberOfMessages: optional(integer({ min: 1, max: 10 })),
    VisibilityTimeout: optional(integer({ min: 0, max: 43_200 })),
    WaitTimeSeconds: optional(integer({ min: 0, max: 20 })),
    AttributeNames: optional(list(string())),
    MessageSystemAttributeNames: optional(list(string())),
    MessageAttributeNames: optional(list(string())),
  },
  access: onQueue("ReceiveMessage"),
  handle: async (store, input) => {
    const queue = store.byUrl(input.QueueUrl);
    const wait = input.WaitTimeSeconds ?? Number(queue.attribute("ReceiveMessageWaitTimeSeconds"));
    const messages = await queue.receive({
      max: input.MaxNumberOfMessages ?? 1,
      waitMilliseconds: wait * 1000,
      ...(input.VisibilityTimeout !== undefined && { visibilitySeconds: input.VisibilityTimeout }),
    });
    if (messages.length === 0) return {};
    const wanted = {
      system: [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])],
      own: input.MessageAttributeNames ?? [],
    };
    return { Messages: messages.map((message) => receivedMessage(message, wanted)) };
  },
});
