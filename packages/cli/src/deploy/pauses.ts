import { setTimeout as pause } from "node:timers/promises";

/** Waits between looks: short at first, for the local cloud, then as AWS's rates allow. Ends early when asked to stop. */
export async function* looks(signal: AbortSignal, longest = 2_000): AsyncGenerator<void> {
  for (let wait = 20; !signal.aborted; wait = Math.min(longest, wait * 1.4)) {
    yield;
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }
}
