import type { DurableMap, DurableStore } from "../durable-map.ts";
import type { EventSourceRecord } from "./event-source.ts";
import type { EventSourcePoller } from "./event-source-poller.ts";

/** Event source mappings, and a poller for each one that is enabled. */
export class EventSourceStore {
  readonly #records: DurableMap<EventSourceRecord>;
  readonly #pollers = new Map<string, EventSourcePoller>();
  readonly #poller: (source: EventSourceRecord) => EventSourcePoller;
  #started = false;

  constructor(durable: DurableStore, poller: (source: EventSourceRecord) => EventSourcePoller) {
    this.#records = durable.map("lambda.event-sources");
    this.#poller = poller;
  }

  find(id: string): EventSourceRecord | undefined {
    return this.#records.get(id);
  }

  list(): EventSourceRecord[] {
    return this.#records.values().sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  start(): void {
    this.#started = true;
    for (const source of this.#records.values()) this.#run(source);
  }

  async put(source: EventSourceRecord): Promise<void> {
    await this.#records.set(source.id, source);
    await this.#stop(source.id);
    if (this.#started) this.#run(source);
  }

  async delete(id: string): Promise<void> {
    await this.#records.delete(id);
    await this.#stop(id);
  }

  /** What runs is cut off: its messages come back when the cloud starts again. */
  async close(): Promise<void> {
    await Promise.all([...this.#pollers.values()].map((poller) => poller.stop({ drain: false })));
    this.#pollers.clear();
  }

  #run(source: EventSourceRecord): void {
    if (!source.enabled) return;
    const poller = this.#poller(source);
    this.#pollers.set(source.id, poller);
    poller.start();
  }

  async #stop(id: string): Promise<void> {
    const poller = this.#pollers.get(id);
    this.#pollers.delete(id);
    await poller?.stop({ drain: true });
  }
}
