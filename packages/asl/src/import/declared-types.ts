import type { ChoiceRule, DataTest } from "../states/choice.ts";
import { graphsOf } from "../states/graphs-of.ts";
import type { State } from "../states/state.ts";
import type { StateGraph } from "../states/state-machine-definition.ts";

/**
 * Whether a state has the types that `State` declares. Definitions by hand have placeholders where numbers belong, or
 * CloudFormation's functions where strings do.
 */
export function hasDeclaredTypes(state: State): boolean {
  const retriers = "Retry" in state ? (state.Retry ?? []) : [];
  const catchers = "Catch" in state ? (state.Catch ?? []) : [];
  if (!retriers.every((rule) => retrier(rule)) || !catchers.every((rule) => only(rule, catcherFields))) return false;
  if (state.Type === "Task" && typeof state.Resource !== "string") return false;
  if (state.Type === "Choice" && !state.Choices.every(choiceRule)) return false;
  if (state.Type === "Map" && ![state.ItemReader, state.ResultWriter].every(mapResource)) return false;
  return graphsOf(state).every(
    ({ graph }) => graphFields(graph) && Object.values(graph.States).every(hasDeclaredTypes),
  );
}

const catcherFields = ["ErrorEquals", "Next", "Comment", "Output", "Assign", "ResultPath"];
const retrierNumbers = ["IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds"];
const mapResourceFields = ["Resource", "Arguments", "Parameters", "ReaderConfig", "WriterConfig"];
const ruleFields = ["Next", "Comment", "Condition", "Output", "Assign"];

function retrier(rule: object): boolean {
  return Object.entries(rule).every(([field, value]) => {
    if (retrierNumbers.includes(field)) return typeof value === "number";
    if (field === "JitterStrategy") return value === "FULL" || value === "NONE";
    return field === "ErrorEquals" || field === "Comment";
  });
}

function choiceRule(rule: ChoiceRule): boolean {
  const test = Object.fromEntries(Object.entries(rule).filter(([field]) => !ruleFields.includes(field)));
  return dataTest(test);
}

function dataTest(test: DataTest): boolean {
  return Object.entries(test).every(([field, value]) => {
    if (field === "And" || field === "Or") return Array.isArray(value) && value.every(dataTest);
    if (field === "Not") return dataTest(value as DataTest);
    if (
      field === "Variable" ||
      /^(String(Matches|(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals)(Path)?))$/.test(field)
    )
      return typeof value === "string";
    if (/^(Timestamp|Numeric)(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals)(Path)?$/.test(field))
      return typeof value === (field.startsWith("Numeric") && !field.endsWith("Path") ? "number" : "string");
    if (/^(Is(Null|Present|Numeric|String|Boolean|Timestamp)|BooleanEquals)$/.test(field))
      return typeof value === "boolean";
    return field === "BooleanEqualsPath" && typeof value === "string";
  });
}

function mapResource(of: object | undefined): boolean {
  return of === undefined || only(of, mapResourceFields);
}

function graphFields(graph: StateGraph): boolean {
  return only(graph, ["StartAt", "States", "Comment", "ProcessorConfig"]);
}

function only(value: object, fields: readonly string[]): boolean {
  return Object.keys(value).every((field) => fields.includes(field));
}
