import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { DurableMap, DurableStore } from "../durable-map.ts";
import { ServiceError } from "../service-error.ts";
import { fifoOrder, sequenceNumber } from "./fifo.ts";
import { type Message, md5 } from "./message.ts";
import { attributesMd5, checkMessageAttributes, type MessageAttribute } from "./message-attribute.ts";
import { Queue, type QueueRecord } from "./queue.ts";
import { checkQueueAttributes, type QueueAttributes } from "./queue-attributes.ts";
import { checkQueueName } from "./queue-name.ts";

export interface NewMessage {
  readonly body: string;
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
  readonly delaySeconds?: number;
  readonly senderId: string;
  readonly group?: string;
  readonly deduplicationId?: string;
}

export interface SentMessage {
  readonly MessageId: string;
  readonly MD5OfMessageBody: string;
  readonly MD5OfMessageAttributes?: string;
  readonly SequenceNumber?: string;
}

/** All queues of the account, kept on disk. */
export class QueueStore {
  readonly #account: string;
  readonly #region: string;
  readonly #clock: Clock;
  readonly #records: DurableMap<QueueRecord>;
  readonly #messages: DurableMap<Message>;
  readonly #queues = new Map<string, Queue>();
  #sequence = 0;

  constructor(options: { account: string; region: string; clock: Clock; durable: DurableStore }) {
    this.#account = options.account;
    this.#region = options.region;
    this.#clock = options.clock;
    this.#records = options.durable.map("sqs.queues");
    this.#messages = options.durable.map("sqs.messages");
    for (const record of this.#records.values()) this.#open(record);
    for (const message of this.#messages.values().sort((a, b) => a.sequence - b.sequence)) {
      this.#sequence = Math.max(this.#sequence, message.sequence);
      this.#queues.get(message.queue)?.restore(message);
    }
  }

  arnOf(name: string): string {
    return `arn:aws:sqs:${this.#region}:${this.#account}:${name}`;
  }

  /** Creating a queue that is there with the same attributes answers the queue. */
  async create(name: string, attributes: QueueAttributes, tags: Readonly<Record<string, string>> = {}): Promise<Queue> {
    checkQueueName(name, attributes);
    checkQueueAttributes(attributes);
    const known = this.#queues.get(name);
    if (known) {
      const differs = Object.entries(attributes).find(([key, value]) => known.attribute(key) !== value);
      if (!differs) return known;
      throw new ServiceError(
        "QueueNameExists",
        `A queue already exists with the same name and a different value for attribute ${differs[0]}`,
      );
    }
    const now = this.#clock.now();
    const record: QueueRecord = { name, arn: this.arnOf(name), createdAt: now, modifiedAt: now, attributes, tags };
    const queue = this.#open(record);
    await this.#records.set(name, record);
    return queue;
  }

  async change(queue: Queue, change: Partial<Pick<QueueRecord, "attributes" | "tags">>): Promise<void> {
    checkQueueAttributes(change.attributes ?? {});
    if (!queue.fifo) checkQueueName(queue.record.name, change.attributes ?? {});
    queue.record = { ...queue.record, ...change, modifiedAt: this.#clock.now() };
    await this.#records.set(queue.record.name, queue.record);
  }

  async delete(name: string): Promise<void> {
    const queue = this.#queues.get(name);
    if (!queue) return;
    await queue.purge();
    queue.close();
    this.#queues.delete(name);
    await this.#records.delete(name);
  }

  find(name: string): Queue | undefined {
    return this.#queues.get(name);
  }

  byArn(arn: string): Queue | undefined {
    const queue = this.#queues.get(arn.split(":").at(-1) ?? "");
    return queue?.record.arn === arn ? queue : undefined;
  }

  /** By `http://host/account/name`, or an error. */
  byUrl(url: string): Queue {
    const queue = this.#queues.get(url.split("/").at(-1) ?? "");
    if (!queue) throw new ServiceError("QueueDoesNotExist", "The specified queue does not exist.");
    return queue;
  }

  list(): Queue[] {
    return [...this.#queues.values()].sort((a, b) => (a.record.name < b.record.name ? -1 : 1));
  }

  async send(queue: Queue, message: NewMessage): Promise<SentMessage> {
    const { body, attributes = {}, senderId } = message;
    checkMessageAttributes(attributes);
    const size =
      Buffer.byteLength(body) + Buffer.byteLength(Object.keys(attributes).length > 0 ? JSON.stringify(attributes) : "");
    const limit = Number(queue.attribute("MaximumMessageSize"));
    if (size > limit)
      throw new ServiceError(
        "InvalidParameterValue",
        `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
      );
    if (body.length === 0)
      throw new ServiceError("MissingParameter", "The request must contain the parameter MessageBody.");
    const now = this.#clock.now();
    const order = fifoOrder(queue, message);
    const digest = attributesMd5(attributes);
    const known = order && queue.duplicates.find(order, now);
    const answer = (id: string, sequence: number): SentMessage => ({
      MessageId: id,
      MD5OfMessageBody: md5(body),
      ...(digest !== undefined && { MD5OfMessageAttributes: digest }),
      ...(order && { SequenceNumber: sequenceNumber(sequence) }),
    });
    if (known) return answer(known.id, known.sequence);
    const delay = message.delaySeconds ?? Number(queue.attribute("DelaySeconds"));
    this.#sequence += 1;
    const id = randomUUID();
    const sequence = this.#sequence;
    const kept = { id, queue: queue.record.name, body, attributes, senderId, sentAt: now, sequence, ...order };
    if (order) queue.duplicates.note(order, { id, sequence, at: now });
    await queue.add({ ...kept, visibleAt: now + delay * 1000, receiveCount: 0 });
    return answer(id, sequence);
  }

  close(): void {
    for (const queue of this.#queues.values()) queue.close();
  }

  #open(record: QueueRecord): Queue {
    const queue = new Queue(record, {
      durable: this.#messages,
      clock: this.#clock,
      moveToDeadLetters: (message, targetArn, sourceArn) => this.#moveToDeadLetters(message, targetArn, sourceArn),
    });
    this.#queues.set(record.name, queue);
    return queue;
  }

  /** The message keeps its id and the time it was first sent. */
  async #moveToDeadLetters(message: Message, targetArn: string, sourceArn: string): Promise<boolean> {
    const target = this.byArn(targetArn);
    if (!target) return false;
    const { id, body, attributes, senderId, sentAt, group, deduplicationId } = message;
    this.#sequence += 1;
    const order = target.fifo && { group: group ?? "", deduplicationId: deduplicationId ?? id };
    const kept = { id, body, attributes, senderId, sentAt, ...order };
    const moved = { ...kept, queue: target.record.name, sequence: this.#sequence };
    await target.add({ ...moved, visibleAt: this.#clock.now(), receiveCount: 0, deadLetterSource: sourceArn });
    return true;
  }
}
