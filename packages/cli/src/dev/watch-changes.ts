import { watch } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

/** Editors write a file in several steps; what follows within this time belongs to the same change. */
const quiet = 150;

/** Yields once for each burst of changes in a folder and below it, until the signal; changes during the work are the next burst. */
export async function* watchChanges(folder: string, signal: AbortSignal): AsyncGenerator<ReadonlySet<string>> {
  const pending = new Set<string>();
  let wake = (): void => {};
  const collect = async (): Promise<void> => {
    for await (const { filename } of watch(folder, { recursive: true, signal })) {
      if (filename === null) continue;
      pending.add(filename);
      wake();
    }
  };
  const ended = collect().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  while (!signal.aborted) {
    if (pending.size === 0)
      await Promise.race([
        ended,
        new Promise<void>((resolve) => {
          wake = resolve;
        }),
      ]);
    await pause(quiet, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const burst = new Set(pending);
    pending.clear();
    if (burst.size > 0) yield burst;
  }
  await ended;
}
