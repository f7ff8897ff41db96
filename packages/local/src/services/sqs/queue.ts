import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { DurableMap } from "../durable-map.ts";
import { DueHeap } from "./due-heap.ts";
import { Duplicates } from "./duplicates.ts";
import type { Message } from "./message.ts";
import { MessageGroups } from "./message-groups.ts";
import { defaultAttributes, type QueueAttributes, redrivePolicy } from "./queue-attributes.ts";
import { Waiters } from "./waiters.ts";

/** What is kept of a queue beside its messages. */
export interface QueueRecord {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly attributes: QueueAttributes;
  readonly tags: Readonly<Record<string, string>>;
}

export interface ReceiveOptions {
  readonly max: number;
  readonly visibilitySeconds?: number;
  readonly waitMilliseconds?: number;
  readonly signal?: AbortSignal;
  /** Set by event source mappings, whose hold ends with this process. */
  readonly polled?: boolean;
}

type MoveToDeadLetters = (message: Message, targetArn: string, sourceArn: string) => Promise<boolean>;

/** One queue: its messages by id, and the order in which they become visible. */
export class Queue {
  record: QueueRecord;
  readonly duplicates = new Duplicates(() => this.attribute("DeduplicationScope"));
  readonly #groups = new MessageGroups();
  readonly #messages = new Map<string, Message>();
  readonly #due = new DueHeap<Message>();
  readonly #waiters: Waiters;
  readonly #durable: DurableMap<Message>;
  readonly #clock: Clock;
  readonly #moveToDeadLetters: MoveToDeadLetters;

  constructor(
    record: QueueRecord,
    options: { durable: DurableMap<Message>; clock: Clock; moveToDeadLetters: MoveToDeadLetters },
  ) {
    this.record = record;
    this.#durable = options.durable;
    this.#clock = options.clock;
    this.#moveToDeadLetters = options.moveToDeadLetters;
    this.#waiters = new Waiters(options.clock);
  }

  get fifo(): boolean {
    return this.record.attributes.FifoQueue === "true";
  }

  attribute(name: string): string {
    return this.record.attributes[name] ?? defaultAttributes[name] ?? "";
  }

  /** Takes a message without writing it: it was read from disk. */
  restore(message: Message): void {
    if (message.polled) message.visibleAt = Math.min(message.visibleAt, this.#clock.now());
    const { id, sequence, sentAt: at, group, deduplicationId } = message;
    if (group !== undefined && deduplicationId !== undefined)
      this.duplicates.note({ group, deduplicationId }, { id, sequence, at });
    this.#place(message);
  }

  async add(message: Message): Promise<void> {
    this.#place(message);
    const written = this.#save(message);
    this.#waiters.wake(this.#due.nextAt);
    await written;
  }

  /** Up to `max` visible messages; waits for the first one as long as asked. */
  async receive(options: ReceiveOptions): Promise<Message[]> {
    const deadline = this.#clock.now() + (options.waitMilliseconds ?? 0);
    for (;;) {
      const messages = await this.#take(options);
      const left = deadline - this.#clock.now();
      if (messages.length > 0 || left <= 0 || options.signal?.aborted) return messages;
      await this.#waiters.wait(left, this.#due.nextAt, options.signal);
    }
  }

  byReceipt(receiptHandle: string): Message | undefined {
    const message = this.#messages.get(receiptHandle.split("#")[0] ?? "");
    return message?.receiptHandle === receiptHandle ? message : undefined;
  }

  async remove(message: Message): Promise<void> {
    this.#messages.delete(message.id);
    this.#nextOfGroup(message);
    this.#groups.remove(message);
    await this.#durable.delete(this.#key(message));
  }

  async changeVisibility(message: Message, seconds: number): Promise<void> {
    message.visibleAt = this.#clock.now() + seconds * 1000;
    this.#due.push(message.visibleAt, message.sequence, message);
    this.#waiters.wake(this.#due.nextAt);
    await this.#save(message);
  }

  async purge(): Promise<void> {
    await Promise.all([...this.#messages.values()].map((message) => this.remove(message)));
  }

  counts(): { visible: number; inFlight: number; delayed: number } {
    const counts = { visible: 0, inFlight: 0, delayed: 0 };
    const now = this.#clock.now();
    for (const message of this.#messages.values()) {
      if (message.visibleAt <= now) counts.visible += 1;
      else if (message.receiveCount > 0) counts.inFlight += 1;
      else counts.delayed += 1;
    }
    return counts;
  }

  close(): void {
    this.#waiters.close();
  }

  async #take({ max, visibilitySeconds, polled }: ReceiveOptions): Promise<Message[]> {
    const now = this.#clock.now();
    const hold = (visibilitySeconds ?? Number(this.attribute("VisibilityTimeout"))) * 1000;
    const redrive = redrivePolicy(this.record.attributes);
    const taken: Message[] = [];
    while (taken.length < max) {
      const due = this.#due.popDue(now);
      if (!due) break;
      const message = due.item;
      if (this.#messages.get(message.id) !== message || message.visibleAt !== due.at) continue;
      if (now - message.sentAt > Number(this.attribute("MessageRetentionPeriod")) * 1000) {
        await this.remove(message);
        continue;
      }
      // It falls due again when the one before it is taken or gone.
      if (this.#groups.blocks(message, taken)) continue;
      if (redrive && message.receiveCount >= redrive.maxReceiveCount) {
        if (await this.#moveToDeadLetters(message, redrive.deadLetterTargetArn, this.record.arn)) {
          await this.remove(message);
          continue;
        }
      }
      this.#hold(message, now + hold, polled ?? false);
      taken.push(message);
      this.#nextOfGroup(message);
    }
    await Promise.all(taken.map((message) => this.#save(message)));
    return taken;
  }

  #hold(message: Message, until: number, polled: boolean): void {
    message.receiveCount += 1;
    message.firstReceivedAt ??= this.#clock.now();
    message.receiptHandle = `${message.id}#${randomUUID()}`;
    message.visibleAt = until;
    message.polled = polled;
    this.#due.push(until, message.sequence, message);
  }

  #nextOfGroup(message: Message): void {
    const next = this.#groups.after(message);
    if (!next) return;
    this.#due.push(next.visibleAt, next.sequence, next);
    this.#waiters.wake(this.#due.nextAt);
  }

  #place(message: Message): void {
    this.#messages.set(message.id, message);
    this.#groups.add(message);
    this.#due.push(message.visibleAt, message.sequence, message);
  }

  #key(message: Message): string {
    return `${this.record.name}/${message.id}`;
  }

  async #save(message: Message): Promise<void> {
    if (this.#messages.has(message.id)) await this.#durable.set(this.#key(message), message);
  }
}
