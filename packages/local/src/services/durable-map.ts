import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { getSystemErrorName } from "node:util";
import { type Database, open, type RootDatabase } from "lmdb";

/**
 * Named maps that outlive the process, in one LMDB file under the state directory. Each write is a synchronous transaction: one
 * that fails throws where it was asked for, and the next can go on. Pages are handed to the kernel at once and flushed later
 * (`noSync`), as those of the objects' index.
 */
export class DurableStore {
  readonly #root: RootDatabase<unknown, string>;
  readonly #maps = new Map<string, DurableMap<unknown>>();

  constructor(stateDir: string) {
    const folder = join(stateDir, "services");
    mkdirSync(folder, { recursive: true });
    this.#root = open<unknown, string>({ path: join(folder, "state.mdb"), maxDbs: 64, encoding: "json", noSync: true });
  }

  map<V>(name: string): DurableMap<V> {
    const known = this.#maps.get(name);
    if (known) return known as DurableMap<V>;
    const map = new DurableMap<V>(this.#root.openDB<V, string>({ name, encoding: "json" }));
    this.#maps.set(name, map as DurableMap<unknown>);
    return map;
  }

  async close(): Promise<void> {
    await this.#root.close();
  }
}

/** A map held in memory and mirrored to disk: a write is safe once its promise settles. */
export class DurableMap<V> {
  readonly #database: Database<V, string>;
  readonly #values = new Map<string, V>();

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
    written(() => this.#database.putSync(key, value));
  }

  async delete(key: string): Promise<boolean> {
    const had = this.#values.delete(key);
    if (had) written(() => this.#database.removeSync(key));
    return had;
  }
}

/** LMDB tells the system's error by its number; the rest of the house reads its name. */
function written(write: () => void): void {
  try {
    write();
  } catch (cause) {
    if (!(cause instanceof Error) || !("code" in cause) || typeof cause.code !== "number" || cause.code <= 0)
      throw cause;
    throw Object.assign(new Error(cause.message, { cause }), { code: getSystemErrorName(-cause.code) });
  }
}
