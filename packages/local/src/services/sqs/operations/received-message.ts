import { sequenceNumber } from "../fifo.ts";
import { type Message, md5 } from "../message.ts";
import { attributesMd5 } from "../message-attribute.ts";

interface Wanted {
  /** `All`, or names of system attributes. */
  readonly system: readonly string[];
  /** `All`, names, or prefixes such as `trace.*`. */
  readonly own: readonly string[];
}

/** A message as ReceiveMessage answers it. */
export function receivedMessage(message: Message, wanted: Wanted): Record<string, unknown> {
  const system = systemAttributes(message);
  const chosen = Object.entries(system).filter(
    ([name]) => wanted.system.includes("All") || wanted.system.includes(name),
  );
  const own = Object.fromEntries(
    Object.entries(message.attributes).filter(([name]) => wanted.own.some((want) => matches(name, want))),
  );
  const digest = attributesMd5(own);
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(chosen.length > 0 && { Attributes: Object.fromEntries(chosen) }),
    ...(digest !== undefined && { MessageAttributes: own, MD5OfMessageAttributes: digest }),
  };
}

export function systemAttributes(message: Message): Record<string, string> {
  return {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? 0),
    ...(message.group !== undefined && {
      MessageGroupId: message.group,
      MessageDeduplicationId: message.deduplicationId ?? "",
      SequenceNumber: sequenceNumber(message.sequence),
    }),
    ...(message.deadLetterSource !== undefined && { DeadLetterQueueSourceArn: message.deadLetterSource }),
  };
}

function matches(name: string, want: string): boolean {
  return (
    want === "All" || want === ".*" || want === name || (want.endsWith(".*") && name.startsWith(want.slice(0, -1)))
  );
}
