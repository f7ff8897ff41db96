import { Door } from "../door.ts";
import type { MessageAttribute } from "./message-attribute.ts";
import type { QueueStore } from "./queue-store.ts";

export interface ServiceMessage {
  readonly queueArn: string;
  readonly body: string;
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
  /** `events.amazonaws.com` */
  readonly sender: string;
  /** The rule or topic that sends. */
  readonly sourceArn: string;
}

export interface QueueDoor {
  readonly queues: QueueStore;
  /** Sends as an AWS service; the queue's own policy must allow it. */
  sendAsService(message: ServiceMessage): Promise<void>;
}

export const queueDoor = new Door<QueueDoor>("sqs queues");
