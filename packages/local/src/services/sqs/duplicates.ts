import type { FifoOrder } from "./fifo.ts";

interface Sent {
  readonly id: string;
  readonly sequence: number;
  readonly at: number;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html */
const interval = 5 * 60_000;

/** Messages of the last five minutes by their deduplication id; sending one again answers the first. */
export class Duplicates {
  readonly #scope: () => string;
  readonly #sent = new Map<string, Sent>();

  /** `scope` answers the queue's DeduplicationScope. */
  constructor(scope: () => string) {
    this.#scope = scope;
  }

  find(order: FifoOrder, now: number): Sent | undefined {
    const found = this.#sent.get(this.#key(order));
    return found && now - found.at < interval ? found : undefined;
  }

  note(order: FifoOrder, sent: Sent): void {
    for (const [key, { at }] of this.#sent) {
      if (sent.at - at < interval) break;
      this.#sent.delete(key);
    }
    const key = this.#key(order);
    this.#sent.delete(key);
    this.#sent.set(key, sent);
  }

  #key({ group, deduplicationId }: FifoOrder): string {
    return this.#scope() === "messageGroup" ? JSON.stringify([group, deduplicationId]) : deduplicationId;
  }
}
