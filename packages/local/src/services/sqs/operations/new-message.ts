import type { MessageAttribute } from "../message-attribute.ts";
import type { NewMessage } from "../queue-store.ts";

interface MessageInput {
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
  readonly MessageGroupId?: string;
  readonly MessageDeduplicationId?: string;
}

/** A message as SendMessage and the entries of SendMessageBatch give it. */
export function newMessage(input: MessageInput, senderId: string): NewMessage {
  const { MessageBody: body, DelaySeconds, MessageAttributes, MessageGroupId, MessageDeduplicationId } = input;
  return {
    body,
    senderId,
    ...(DelaySeconds !== undefined && { delaySeconds: DelaySeconds }),
    ...(MessageAttributes && { attributes: MessageAttributes }),
    ...(MessageGroupId !== undefined && { group: MessageGroupId }),
    ...(MessageDeduplicationId !== undefined && { deduplicationId: MessageDeduplicationId }),
  };
}
