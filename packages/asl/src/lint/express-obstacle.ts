import { readResource } from "../aws/read-resource.ts";
import type { State } from "../states/state.ts";
import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { walkStates } from "../states/walk-states.ts";

/** What an Express workflow cannot have. https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
export function obstacleIn(state: State): string | undefined {
  if (state.Type === "Map")
    return state.ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED" ? "a distributed Map" : undefined;
  if (state.Type !== "Task") return undefined;
  const resource = readResource(state.Resource);
  if (resource?.integration === "activity") return "activities";
  if (resource?.waits === "sync") return ".sync integrations";
  return resource?.waits === "taskToken" ? ".waitForTaskToken integrations" : undefined;
}

/** The first thing that keeps a machine from running as Express, with the JSON pointer of its state. */
export function expressObstacle(
  definition: StateMachineDefinition,
): { readonly what: string; readonly location: string } | undefined {
  for (const { state, location } of walkStates(definition)) {
    const what = obstacleIn(state);
    if (what !== undefined) return { what, location };
  }
  return undefined;
}
