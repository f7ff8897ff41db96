import type { ExecutionRun } from "./execution-run.ts";
import type { Strand } from "./strand.ts";

const SHOWN = new Set(["Task", "Wait", "Parallel", "Map"]);

/** Ends what still runs below a state because one of its strands failed, and writes the Aborted events. */
export function abortStrands(run: ExecutionRun, parent: Strand): void {
  const around = parent.machine.states.get(parent.position.state);
  for (const child of parent.children) {
    if (!child.cancelled) {
      abortStrands(run, child);
      const { position } = child;
      const state = child.machine.states.get(position.state);
      if (state && SHOWN.has(state.type) && position.enteredId > 0 && !position.failed) {
        if (position.mapRunArn !== undefined) position.cursor = run.append("MapRunAborted", position.cursor);
        position.cursor = run.append(`${state.type}StateAborted`, position.cursor);
        parent.position.cursor = position.cursor;
      }
      if (around?.type === "Map") abortIteration(run, around.name, child);
      child.cancel();
    }
  }
  parent.abandoned.push(...parent.children);
  parent.children.clear();
}

/** Tells of an iteration that neither failed nor succeeded. */
function abortIteration(run: ExecutionRun, map: string, { position, slot }: Strand): void {
  run.append("MapIterationAborted", position.cursor, "mapIterationAbortedEventDetails", { name: map, index: slot });
}
