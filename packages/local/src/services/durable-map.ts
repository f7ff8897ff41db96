import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Database, open, type RootDatabase } from "lmdb";

/** Named maps that outlive the process, in one LMDB file under the state directory. */
export class DurableStore {
  readonly #root: RootDatabase<unknown, string>;
  readonly #maps = new Map<string, DurableMap<unknown>>();

  constructor(stateDir: string) {
    const folder = join(stateDir, "services");
    mkdirSync(folder, { recursive: true });
    this.#root = open<unknown, string>({ path: join(folder, "state.mdb"), maxDbs: 64, encoding: "json" });
  }

  map<V>(name: string): DurableMap<V> {
    const known = this.#maps.get(name);
    if (known) return known as DurableMap<V>;
    const map = new DurableMap<V>(this.#root.openDB<V, string>({ name, encoding: "json" }));
    this.#maps.set(name, map as DurableMap<unknown>);
    return map;
  }

  /** Waits until all that was set is on disk. */
  async close(): Promise<void> {
    await Promise.all([...this.#maps.values()].map((map) => map.settled()));
    await this.#root.close();
  }
}

/** A map held in memory and mirrored to disk: reads are synchronous, a write is safe once its promise settles. */
export class DurableMap<V> {
  readonly #database: Database<V, string>;
  readonly #values = new Map<string, V>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(database: Database<V, string>) {
    this.#database = database;
    for (const { key, value } of database.getRange()) this.#values.set(key, value);
  }

  get(key: string): V | undefined {
    return this.#values.get(key);
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  values(): V[] {
    return [...this.#values.values()];
  }

  async set(key: string, value: V): Promise<void> {
    this.#values.set(key, value);
    const written = this.#database.put(key, value);
    this.#last = written;
    await written;
  }

  async delete(key: string): Promise<boolean> {
    const had = this.#values.delete(key);
    if (had) {
      const removed = this.#database.remove(key);
      this.#last = removed;
      await removed;
    }
    return had;
  }

  /** LMDB commits in order, so the last write's promise covers those before it. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
