import { join } from "node:path";
import type { open, RootDatabase } from "lmdb";
import type { Json } from "../json.ts";
import { lazyRequire } from "../lazy-require.ts";
import { BlobLog } from "./blob-log.ts";
import type { RecordKey, RecordRange, RecordStore } from "./record-store.ts";
import { claimStateFolder } from "./state-folder.ts";

const lmdb = lazyRequire((require): { readonly open: typeof open } => require("lmdb"));

/** Behind every text a key of ours has. */
const LAST = "\uffff";

/**
 * lmdb: its binaries come inside the npm packages, reads are synchronous, and the writes of one turn are one transaction, so
 * an execution's history never disagrees with its position. Pages reach the file system at commit: they outlive the process.
 */
export class LmdbStore implements RecordStore {
  readonly #db: RootDatabase<Json | object, (string | number)[]>;
  readonly #blobs: BlobLog;
  readonly #release: () => void;
  #last: Promise<unknown> = Promise.resolve();
  /** What an execution does after the end of the service is not kept: the next start does it again from what was. */
  #closed = false;

  constructor(folder: string) {
    this.#release = claimStateFolder(folder);
    try {
      this.#blobs = new BlobLog(join(folder, "history.log"));
      this.#db = lmdb().open<Json | object, (string | number)[]>({
        path: join(folder, "stepfunctions.lmdb"),
        encoding: "json",
        noSync: true,
        maxReaders: 16,
      });
    } catch (error) {
      this.#release();
      throw error;
    }
  }

  put(key: RecordKey, value: Json | object): void {
    if (!this.#closed) this.#write(this.#db.put([...key], value));
  }

  remove(key: RecordKey): void {
    if (!this.#closed) this.#write(this.#db.remove([...key]));
  }

  get(key: RecordKey): Json | undefined {
    return this.#db.get([...key]) as Json | undefined;
  }

  keep(value: object): Json {
    return this.#closed ? null : [...this.#blobs.append(value)];
  }

  kept(place: Json): Json {
    return this.#blobs.read(place as [number, number]) as Json;
  }

  *entries(prefix: RecordKey, { reverse = false, after }: RecordRange = {}): Iterable<{ key: RecordKey; value: Json }> {
    const from = after ?? (reverse ? [...prefix, LAST] : prefix);
    for (const { key, value } of this.#db.getRange({
      start: [...from],
      reverse,
      exclusiveStart: after !== undefined,
    })) {
      if (!prefix.every((part, i) => key[i] === part)) return;
      yield { key, value: value as Json };
    }
  }

  async flushed(): Promise<void> {
    await this.#last;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#last.catch(() => undefined);
    await this.#db.close();
    this.#blobs.close();
    this.#release();
  }

  /** A write that fails is told to who waits for `flushed`; a full disk must not end the process of those that do not. */
  #write(written: Promise<boolean>): void {
    this.#last = written.catch((error: unknown) => {
      if (!(error instanceof Error) || !("commitError" in error)) throw error;
      return error.commitError;
    });
    this.#last.catch(() => undefined);
  }
}
