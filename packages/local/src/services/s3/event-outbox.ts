import type { Database } from "lmdb";
import type { CloudLog } from "../../cloud-log.ts";
import type { Clock } from "../clock.ts";
import type { ObjectIndex } from "./index/object-index.ts";
import type { ObjectEvent } from "./object-event.ts";

export type ObjectEventListener = (event: ObjectEvent) => void | Promise<void>;

const retryAfter = 1_000;

/**
 * Events are written in the transaction of the change they tell of, and taken out once the listener took them: a
 * killed process delivers them at its next start, maybe for a second time, as EventBridge does.
 */
export class EventOutbox {
  readonly #events: Database<ObjectEvent, Buffer>;
  readonly #clock: Clock;
  readonly #log: CloudLog;
  #listener: ObjectEventListener | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #cancelRetry: () => void = () => undefined;
  #closed = false;

  constructor(index: ObjectIndex, { clock, log }: { clock: Clock; log: CloudLog }) {
    this.#events = index.table("events");
    this.#clock = clock;
    this.#log = log;
  }

  /** One listener takes all events; those that waited for it come at once. */
  listen(listener: ObjectEventListener): void {
    this.#listener = listener;
    this.deliver();
  }

  /** Call it inside the change's transaction. */
  add(event: ObjectEvent, sequence: number): void {
    const key = Buffer.alloc(8);
    key.writeBigUInt64BE(BigInt(sequence));
    this.#events.putSync(key, event);
  }

  deliver(): void {
    if (!this.#listener || this.#closed) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.#deliverAll(this.#listener).finally(() => {
      this.#running = undefined;
      if (this.#again) {
        this.#again = false;
        this.deliver();
      }
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRetry();
    await this.#running;
  }

  async #deliverAll(listener: ObjectEventListener): Promise<void> {
    for (;;) {
      const batch = [...this.#events.getRange({ limit: 100 })];
      if (batch.length === 0 || this.#closed) return;
      for (const { key, value } of batch) {
        try {
          await listener(value);
        } catch (error) {
          this.#log("s3.event.failed", { id: value.id, stack: error instanceof Error ? error.stack : String(error) });
          this.#cancelRetry = this.#clock.after(retryAfter, () => this.deliver());
          return;
        }
        this.#events.removeSync(key);
      }
    }
  }
}
