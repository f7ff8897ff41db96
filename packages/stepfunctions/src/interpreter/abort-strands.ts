import type { ExecutionRun } from "./execution-run.ts";
import type { Strand } from "./strand.ts";

const SHOWN = new Set(["Task", "Wait", "Parallel", "Map"]);

/** Ends what still runs below a state because one of its strands failed, and writes the Aborted events. */
export function abortStrands(run: ExecutionRun, parent: Strand): void {
  for (const child of parent.children) {
    if (!child.cancelled) {
      abortStrands(run, child);
      const state = child.machine.states.get(child.position.state);
      if (state && SHOWN.has(state.type) && child.position.enteredId > 0) {
        parent.position.cursor = run.append(`${state.type}StateAborted`, child.position.cursor);
      }
      child.cancel();
    }
  }
  parent.abandoned = [...parent.children];
  parent.children.clear();
}
