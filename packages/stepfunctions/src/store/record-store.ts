import type { Json } from "../json.ts";

export type RecordKey = readonly (string | number)[];

export interface RecordRange {
  readonly reverse?: boolean;
  /** Starts behind this key, in the direction of the range. */
  readonly after?: RecordKey | undefined;
}

/** Where the service keeps what must survive a crash. Writes of one turn of the event loop become safe together. */
export interface RecordStore {
  put(key: RecordKey, value: Json | object): void;
  remove(key: RecordKey): void;
  get(key: RecordKey): Json | undefined;
  /** Keeps a large value that is not written again; what it gives is the value's place, to be put under a key. */
  keep(value: object): Json;
  kept(place: Json): Json;
  /** Entries whose key starts with `prefix`, in key order. */
  entries(prefix: RecordKey, range?: RecordRange): Iterable<{ key: RecordKey; value: Json }>;
  /** Settles when all written so far survives the death of the process. */
  flushed(): Promise<void>;
  close(): Promise<void>;
}
