import type { RecordStore } from "./record-store.ts";

/** Keeps nothing: without a state folder all lives in the service's own maps. */
export const memoryStore: RecordStore = {
  put() {},
  remove() {},
  get: () => undefined,
  keep: () => null,
  kept: () => null,
  entries: () => [],
  flushed: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
