import { readResource } from "../../aws/read-resource.ts";
import type { TaskState } from "../../states/task.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

/** A state that waits for someone else has a timeout, its own or the machine's, and its heartbeat is shorter. */
export const timeouts: Rule = ({ states, definition, type }) => {
  // An Express workflow ends after five minutes.
  const machineEnds = definition.TimeoutSeconds !== undefined || type === "EXPRESS";
  return states.flatMap(({ state, location }) => (state.Type === "Task" ? ofTask(state, location, machineEnds) : []));
};

function ofTask(state: TaskState, location: string, machineEnds: boolean): readonly Diagnostic[] {
  const { TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = state;
  if (typeof timeout === "number" && typeof heartbeat === "number" && heartbeat >= timeout) {
    const message = `HeartbeatSeconds ${heartbeat} is not less than TimeoutSeconds ${timeout}`;
    return [{ code: "TRB-ASL-112", severity: "error", message, location: `${location}/HeartbeatSeconds` }];
  }
  if (machineEnds || timeout !== undefined || state.TimeoutSecondsPath !== undefined) return [];
  const resource = readResource(state.Resource);
  const beats = heartbeat !== undefined || state.HeartbeatSecondsPath !== undefined;
  if ((resource?.waits === "taskToken" || resource?.integration === "activity") && !beats) {
    const what = resource.integration === "activity" ? "an activity nobody works on" : "a callback nobody answers";
    return [
      {
        code: "TRB-ASL-113",
        severity: "warning",
        message: `${what} holds the execution for up to a year`,
        location,
      },
    ];
  }
  if (resource?.waits === "sync") {
    return [
      {
        code: "TRB-ASL-114",
        severity: "warning",
        message: "a job that hangs holds the execution for up to a year",
        location,
      },
    ];
  }
  return [];
}
