import { createHash } from "node:crypto";
import type { MessageAttribute } from "./message-attribute.ts";

/** A message as it is kept. */
export interface Message {
  readonly id: string;
  readonly queue: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly senderId: string;
  readonly sentAt: number;
  /** Orders messages that become visible at the same moment. */
  readonly sequence: number;
  /** Set in a first-in-first-out queue. */
  readonly group?: string;
  readonly deduplicationId?: string;
  /** Source queue, once the message was moved to a dead-letter queue. */
  readonly deadLetterSource?: string;
  /** From when it can be received. */
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  receiptHandle?: string;
  /** Held by an event source mapping of this process: free again when the process is gone. */
  polled?: boolean;
}

export const md5 = (data: string | Uint8Array): string => createHash("md5").update(data).digest("hex");
