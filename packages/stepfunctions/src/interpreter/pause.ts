import { persist } from "./persist.ts";
import type { Visit } from "./visit.ts";

/** Waits until the clock reads `until`. Never settles when the strand is cancelled meanwhile. */
export async function pause(visit: Visit, until: number): Promise<void> {
  const { clock } = visit.run.engine;
  persist(visit);
  if (until <= clock.now()) return;
  await new Promise<void>((resolve) => {
    const forget = visit.strand.onCancel(
      clock.at(until, () => {
        forget();
        resolve();
      }),
    );
  });
}
