import type { Visit } from "./visit.ts";

/** Hands the strand's place to the store, before it waits for something. Settles when it is safe; at once in memory. */
export function persist({ run, strand }: Visit): Promise<void> | undefined {
  const { save } = run.engine;
  if (!save) return undefined;
  run.dirty.add(strand);
  return save(run);
}
