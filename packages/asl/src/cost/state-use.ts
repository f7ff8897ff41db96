import { readResource } from "../aws/read-resource.ts";
import type { State } from "../states/state.ts";
import type { TaskState } from "../states/task.ts";
import { plus, times, type Use } from "./use.ts";

/** What a state uses by itself, when all goes well. https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html */
export function ownUse(state: State): Use {
  return { transitions: 1, events: ownEvents(state) };
}

function ownEvents(state: State): number {
  switch (state.Type) {
    // Entered, the events of its one attempt, exited.
    case "Task":
      return 2 + attemptEvents(state);
    case "Fail":
      return 1;
    // Entered, started, succeeded, exited.
    case "Parallel":
    case "Map":
      return 4;
    default:
      return 2;
  }
}

/** Scheduled, started, and succeeded or failed; an integration that waits is submitted as well. */
function attemptEvents(state: TaskState): number {
  const resource = readResource(state.Resource);
  return resource && resource.waits !== "response" ? 4 : 3;
}

/** What using up every retry adds. `inside` is what the flows inside the state use. */
export function retriesUse(state: State, inside: Use): Use {
  if (!("Retry" in state) || !state.Retry) return { transitions: 0, events: 0 };
  const retries = state.Retry.reduce(
    (sum, rule) => sum + (typeof rule.MaxAttempts === "number" ? rule.MaxAttempts : 3),
    0,
  );
  // Started and failed, for states that run flows.
  const events = state.Type === "Task" ? attemptEvents(state) : 2;
  return times(plus({ transitions: 1, events }, inside), retries);
}
