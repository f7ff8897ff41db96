import { readResource } from "../aws/read-resource.ts";
import { expressionIn } from "../expressions/jsonata-tree.ts";
import type { MapState } from "../states/map.ts";
import type { State } from "../states/state.ts";
import type { TaskState } from "../states/task.ts";
import { serviceTitle } from "./service-title.ts";

/** What a state does, in a few words. */
export function stateText(state: State): string {
  switch (state.Type) {
    case "Task":
      return taskText(state);
    case "Wait":
      return waitText(state.Seconds, state.Timestamp);
    case "Map":
      return mapText(state);
    case "Fail":
      return typeof state.Error === "string" && expressionIn(state.Error) === undefined ? state.Error : "Fail";
    case "Parallel":
      return `Parallel, ${state.Branches.length} ${state.Branches.length === 1 ? "branch" : "branches"}`;
    default:
      return state.Type;
  }
}

function taskText(state: TaskState): string {
  const resource = readResource(state.Resource);
  if (!resource) return "Task";
  const waits = { response: "", sync: ", waits for the job", taskToken: ", waits for an answer" }[resource.waits];
  if (resource.integration === "activity") return "Activity";
  if (resource.service === "lambda" && resource.action === "invoke")
    return `Lambda ${functionName(state)}`.trim() + waits;
  return `${serviceTitle(resource.service)} ${resource.action}${waits}`;
}

/** `${IdentifyFunctionArn}` and `arn:aws:lambda:...:function:identify:live` are `Identify` and `identify`. */
function functionName({ Resource: resource, Arguments: args, Parameters: parameters }: TaskState): string {
  const given = args ?? parameters;
  const named =
    typeof given === "object" && given !== null ? (given as Readonly<Record<string, unknown>>).FunctionName : undefined;
  const name =
    typeof named === "string"
      ? named
      : typeof resource === "string" && !resource.includes("lambda:invoke")
        ? resource
        : "";
  if (expressionIn(name) !== undefined) return "";
  const placeholder = /\$\{([^}]+)\}/.exec(name)?.[1];
  if (placeholder !== undefined)
    return placeholder.replace(/\.Arn$/, "").replace(/(Lambda)?(Function)?(Arn|Name)?$/, "");
  return /:function:([^:]+)/.exec(name)?.[1] ?? name;
}

function waitText(seconds: unknown, timestamp: unknown): string {
  if (typeof seconds === "number") return `Wait ${duration(seconds)}`;
  return typeof timestamp === "string" && expressionIn(timestamp) === undefined ? `Wait until ${timestamp}` : "Wait";
}

function duration(seconds: number): string {
  for (const [unit, size] of [
    ["d", 86_400],
    ["h", 3600],
    ["min", 60],
  ] as const) {
    if (seconds >= size && seconds % size === 0) return `${seconds / size} ${unit}`;
  }
  return `${seconds} s`;
}

function mapText(state: MapState): string {
  const mode = state.ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED" ? "Distributed Map" : "Map";
  const from = readResource(state.ItemReader?.Resource ?? "");
  const at =
    typeof state.MaxConcurrency === "number" && state.MaxConcurrency > 0 ? `, ${state.MaxConcurrency} at once` : "";
  return `${mode}${from ? ` over ${serviceTitle(from.service)}` : ""}${at}`;
}
