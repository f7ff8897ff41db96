import { expressionIn } from "../expressions/jsonata-tree.ts";
import type { ItemProcessor } from "../states/map.ts";
import type { State } from "../states/state.ts";
import { isSpelledAlike } from "./expression-code.ts";

const passing = ["Type", "Comment", "Assign", "Output", "Next", "End"];
const failing = [...passing, "Retry", "Catch"];

/** Fields the builder's own methods can say, by state type. */
const sayable: Readonly<Record<State["Type"], readonly string[]>> = {
  Task: [...failing, "Resource", "Arguments", "Credentials", "TimeoutSeconds", "HeartbeatSeconds"],
  Pass: passing,
  Wait: [...passing, "Seconds", "Timestamp"],
  Choice: ["Type", "Comment", "Choices", "Default"],
  Parallel: [...failing, "Branches"],
  Map: [...failing, "Items", "ItemSelector", "ItemProcessor", "MaxConcurrency"],
  Succeed: ["Type", "Comment", "Output"],
  Fail: ["Type", "Comment", "Error", "Cause"],
};

const retrier = [
  "ErrorEquals",
  "IntervalSeconds",
  "MaxAttempts",
  "BackoffRate",
  "MaxDelaySeconds",
  "JitterStrategy",
  "Comment",
];
const catcher = ["ErrorEquals", "Next", "Output", "Assign", "Comment"];
const choiceRule = ["Condition", "Next", "Output", "Assign", "Comment"];

/** Whether the builder's own method for the state prints it as it is here; the others stay as ASL. */
export function isSayable(state: State): boolean {
  return only(state, sayable[state.Type]) && isSpelledAlike(withoutGraphs(state)) && hasSayableParts(state);
}

function hasSayableParts(state: State): boolean {
  if ("Retry" in state && !state.Retry?.every((rule) => only(rule, retrier) && hasPlainNumbers(rule))) return false;
  if ("Catch" in state && !state.Catch?.every((rule) => only(rule, catcher))) return false;
  // The builder leaves empty lists away.
  if (("Retry" in state && state.Retry?.length === 0) || ("Catch" in state && state.Catch?.length === 0)) return false;
  switch (state.Type) {
    case "Task":
      return (
        typeof state.Resource === "string" &&
        seconds(state.TimeoutSeconds) &&
        seconds(state.HeartbeatSeconds) &&
        isRole(state.Credentials)
      );
    case "Wait":
      return state.Timestamp !== undefined || (state.Seconds !== undefined && seconds(state.Seconds));
    case "Choice":
      return state.Choices.every((rule) => only(rule, choiceRule) && isExpression(rule.Condition));
    case "Map":
      return isExpression(state.Items) && seconds(state.MaxConcurrency) && isInline(state.ItemProcessor);
    case "Parallel":
      return state.Branches.every((branch) => only(branch, ["StartAt", "States"]));
    default:
      return true;
  }
}

/** A number or an expression; a placeholder is neither. */
function seconds(value: unknown): boolean {
  return value === undefined || typeof value === "number" || isExpression(value);
}

function isExpression(value: unknown): boolean {
  return typeof value === "string" && expressionIn(value) !== undefined;
}

function hasPlainNumbers(rule: object): boolean {
  return Object.entries(rule).every(([name, value]) => {
    if (name === "JitterStrategy") return value === "FULL" || value === "NONE";
    return name === "ErrorEquals" || name === "Comment" || typeof value === "number";
  });
}

function isRole(credentials: unknown): boolean {
  if (credentials === undefined) return true;
  return (
    typeof credentials === "object" &&
    credentials !== null &&
    "RoleArn" in credentials &&
    only(credentials, ["RoleArn"])
  );
}

function isInline(processor: ItemProcessor | undefined): boolean {
  const { ProcessorConfig: config } = processor ?? {};
  return (
    config?.Mode === "INLINE" &&
    only(config, ["Mode"]) &&
    only(processor ?? {}, ["ProcessorConfig", "StartAt", "States"])
  );
}

function only(value: object, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name));
}

function withoutGraphs(state: State): object {
  return Object.fromEntries(Object.entries(state).filter(([name]) => name !== "Branches" && name !== "ItemProcessor"));
}
