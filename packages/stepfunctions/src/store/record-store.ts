import type { Json } from "../json.ts";

export type RecordKey = readonly (string | number)[];

/** Where the service keeps what must survive a crash. Writes of one turn of the event loop become safe together. */
export interface RecordStore {
  put(key: RecordKey, value: Json | object): void;
  remove(key: RecordKey): void;
  get(key: RecordKey): Json | undefined;
  /** Entries whose key starts with `prefix`, in key order. */
  entries(prefix: RecordKey): Iterable<{ key: RecordKey; value: Json }>;
  /** Settles when all written so far survives the death of the process. */
  flushed(): Promise<void>;
  close(): Promise<void>;
}
