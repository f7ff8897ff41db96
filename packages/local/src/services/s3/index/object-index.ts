import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Database, open, type RootDatabase } from "lmdb";
import { afterKey, afterPrefix, objectKey, versionKey } from "./index-key.ts";
import type { ObjectVersion } from "./object-version.ts";
import { orderInVersionId, orderOf } from "./version-id.ts";

/**
 * Where every object's facts are. One LMDB file; each change is one synchronous transaction. Pages are handed to the
 * kernel at commit and flushed later (`noSync`): a killed process loses nothing, a power cut may lose the last seconds.
 */
export class ObjectIndex {
  readonly #root: RootDatabase<unknown, Buffer>;
  /** The newest version of each object that is not deleted. */
  readonly #objects: Database<ObjectVersion, Buffer>;
  readonly #versions: Database<ObjectVersion, Buffer>;
  readonly #counters: Database<number, string>;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#root = open({ path: join(folder, "index.mdb"), maxDbs: 16, noSync: true, keyEncoding: "binary" });
    this.#objects = this.#root.openDB({ name: "objects", keyEncoding: "binary" });
    this.#versions = this.#root.openDB({ name: "versions", keyEncoding: "binary" });
    this.#counters = this.#root.openDB({ name: "counters" });
  }

  /** A table beside the objects', changed in the same transactions. */
  table<V>(name: string): Database<V, Buffer> {
    return this.#root.openDB<V, Buffer>({ name, keyEncoding: "binary" });
  }

  transaction<T>(change: () => T): T {
    return this.#root.transactionSync(change);
  }

  /** Grows by one at each call, for ever. Call it inside a transaction. */
  nextSequence(): number {
    const next = (this.#counters.get("sequence") ?? 0) + 1;
    this.#counters.putSync("sequence", next);
    return next;
  }

  nextOrder(): string {
    return orderOf(BigInt(this.nextSequence()));
  }

  current(bucket: string, key: string): ObjectVersion | undefined {
    return this.#objects.get(objectKey(bucket, key));
  }

  version(bucket: string, key: string, versionId: string): ObjectVersion | undefined {
    if (versionId === "null") {
      for (const version of this.versionsOf(bucket, key)) if (version.versionId === "null") return version;
      return undefined;
    }
    const order = orderInVersionId(versionId);
    const found = order === undefined ? undefined : this.#versions.get(versionKey(bucket, key, order));
    return found?.versionId === versionId ? found : undefined;
  }

  /** Newest first, delete markers among them. */
  *versionsOf(bucket: string, key: string): Iterable<ObjectVersion> {
    const prefix = versionKey(bucket, key, "");
    for (const { value } of this.#versions.getRange({ start: prefix, end: afterPrefix(prefix) })) {
      if (value.key === key) yield value;
    }
  }

  newest(bucket: string, key: string): ObjectVersion | undefined {
    for (const version of this.versionsOf(bucket, key)) return version;
    return undefined;
  }

  /** Writes a version and makes it the current one when it is the newest. Call it inside a transaction. */
  put(version: ObjectVersion): void {
    this.#versions.putSync(versionKey(version.bucket, version.key, version.order), version);
    this.#settle(version.bucket, version.key);
  }

  remove(version: ObjectVersion): void {
    this.#versions.removeSync(versionKey(version.bucket, version.key, version.order));
    this.#settle(version.bucket, version.key);
  }

  /** Current objects whose key is at or after `from`, in order. */
  *objectsFrom(bucket: string, from: Buffer): Iterable<ObjectVersion> {
    yield* values(this.#objects, from, afterPrefix(objectKey(bucket, "")));
  }

  *versionsFrom(bucket: string, from: Buffer): Iterable<ObjectVersion> {
    yield* values(this.#versions, from, afterPrefix(objectKey(bucket, "")));
  }

  isEmpty(bucket: string): boolean {
    for (const _ of this.versionsFrom(bucket, objectKey(bucket, ""))) return false;
    return true;
  }

  async close(): Promise<void> {
    await this.#root.close();
  }

  #settle(bucket: string, key: string): void {
    const newest = this.newest(bucket, key);
    if (newest && !newest.deleteMarker) this.#objects.putSync(objectKey(bucket, key), newest);
    else this.#objects.removeSync(objectKey(bucket, key));
  }
}

/** A range is read in batches: an open cursor would hold its snapshot while a page is put together. */
function* values(database: Database<ObjectVersion, Buffer>, start: Buffer, end: Buffer): Iterable<ObjectVersion> {
  const batch = 256;
  for (let from = start; ; ) {
    const entries = [...database.getRange({ start: from, end, limit: batch })];
    for (const { value } of entries) yield value;
    const last = entries.at(-1);
    if (!last || entries.length < batch) return;
    from = afterKey(last.key);
  }
}
