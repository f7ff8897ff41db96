import { failureOf } from "./failure-of.ts";
import { pause } from "./pause.ts";
import { matchesError, retryDelay } from "./retrier.ts";
import type { Visit } from "./visit.ts";

/** Runs a state's work, again as its retriers allow. */
export async function withRetries<T>(visit: Visit, attempt: () => T | Promise<T>): Promise<T> {
  const { position } = visit.strand;
  if (position.waitUntil !== undefined) await pauseBeforeRetry(visit, position.waitUntil);
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (visit.strand.cancelled) throw error;
      const failure = failureOf(visit, error);
      const index = visit.state.retriers.findIndex(({ errorEquals }) => matchesError(errorEquals, failure));
      const retrier = visit.state.retriers[index];
      const used = position.retries[index] ?? 0;
      if (visit.probe) throw retrier ? visit.probe.retriable(failure, retrier, index) : failure;
      if (!retrier || used >= retrier.maxAttempts) throw failure;
      const delay = retryDelay(retrier, used, visit.random);
      for (let i = position.retries.length; i < index; i++) position.retries[i] = 0;
      position.retries[index] = used + 1;
      delete position.task;
      delete position.results;
      delete position.opened;
      delete position.mapRunArn;
      visit.strand.abandoned = [];
      await pauseBeforeRetry(visit, visit.run.engine.clock.now() + delay);
    }
  }
}

async function pauseBeforeRetry(visit: Visit, until: number): Promise<void> {
  const { position } = visit.strand;
  position.waitUntil = until;
  await pause(visit, until);
  delete position.waitUntil;
  position.retryCount++;
}
