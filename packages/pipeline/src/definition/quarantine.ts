/** What becomes of a file that no route takes: it is recorded with its reason and its execution fails visibly. */
export interface Quarantine {
  readonly type: "quarantine";
}

/** Sends files that no route takes to quarantine. */
export function quarantine(): Quarantine {
  return Object.freeze({ type: "quarantine" });
}
