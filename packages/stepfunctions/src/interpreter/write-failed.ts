import type { StateFailure } from "./state-failure.ts";
import type { Visit } from "./visit.ts";

/** The Failed event of a Map or Parallel state. A fault of the definition ends the execution without one. */
export function writeFailed({ run, strand, state }: Visit, { fatal }: StateFailure): void {
  if (fatal) return;
  const { position } = strand;
  position.cursor = run.append(`${state.type}StateFailed`, position.cursor);
  position.failed = true;
}
