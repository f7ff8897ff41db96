import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { expressionText } from "../jsonata/jsonata-template.ts";
import { parseJsonPath } from "../paths/parse-json-path.ts";
import { compilePath, compilePathExpression } from "../paths/path-expression.ts";
import { checkJsonata, type StatesMember } from "./check-jsonata.ts";
import type { StatePlace } from "./check-state.ts";
import { checkVariableNames } from "./check-variable-names.ts";
import type { Findings } from "./findings.ts";

const TEMPLATES = ["Parameters", "ResultSelector", "ItemSelector", "Assign", "Credentials"];
const PATHS = [
  "InputPath",
  "OutputPath",
  "ItemsPath",
  "SecondsPath",
  "TimestampPath",
  "TimeoutSecondsPath",
  "HeartbeatSecondsPath",
];
const EXPRESSIONS = [
  "Arguments",
  "ItemReader",
  "ItemBatcher",
  "ResultWriter",
  "ToleratedFailureCount",
  "ToleratedFailurePercentage",
  "Output",
  "Assign",
  "Items",
  "ItemSelector",
  "Condition",
  "Seconds",
  "Timestamp",
  "Error",
  "Cause",
  "Credentials",
  "TimeoutSeconds",
  "HeartbeatSeconds",
  "MaxConcurrency",
];

/** Paths, intrinsic calls and JSONata expressions can be read. */
export function checkPayloads(state: JsonObject, { location, language }: StatePlace, findings: Findings): void {
  checkVariableNames(state.Assign, `${location}/Assign`, findings);
  for (const list of ["Choices", "Catch"]) {
    const entries = state[list];
    if (!Array.isArray(entries)) continue;
    for (const [i, entry] of entries.entries())
      if (isJsonObject(entry)) checkVariableNames(entry.Assign, `${location}/${list}[${i}]/Assign`, findings);
  }
  if (language === "JSONata") {
    for (const field of EXPRESSIONS)
      if (state[field] !== undefined)
        checkExpressions(state[field], { location: `${location}/${field}`, member: memberAt(state, field) }, findings);
    for (const list of ["Choices", "Catch"]) {
      const entries = state[list];
      if (Array.isArray(entries))
        for (const [i, entry] of entries.entries())
          if (isJsonObject(entry))
            checkRuleExpressions(
              entry,
              { location: `${location}/${list}[${i}]`, member: list === "Catch" ? "errorOutput" : undefined },
              findings,
            );
    }
    return;
  }
  for (const field of TEMPLATES)
    if (state[field] !== undefined) checkTemplate(state[field], `${location}/${field}`, findings);
  for (const field of PATHS) {
    const value = state[field];
    if (value === undefined || value === null) continue;
    if (
      typeof value !== "string" ||
      !readable(
        value,
        field === "InputPath" || field === "OutputPath" || field === "ItemsPath" ? compilePathExpression : compilePath,
      )
    ) {
      findings.schema("Value is not a Reference Path", `${location}/${field}`);
    }
  }
  const { ResultPath } = state;
  if (ResultPath !== undefined && ResultPath !== null && (typeof ResultPath !== "string" || !isReference(ResultPath))) {
    findings.schema("Value is not a Reference Path", `${location}/ResultPath`);
  }
  for (const [holder, field] of INNER_TEMPLATES) {
    const inner = state[holder];
    if (isJsonObject(inner) && inner[field] !== undefined)
      checkTemplate(inner[field], `${location}/${holder}/${field}`, findings);
  }
  for (const field of ["ErrorPath", "CausePath"]) {
    const value = state[field];
    if (value !== undefined && (typeof value !== "string" || !readable(value, compilePathExpression)))
      findings.schema("Value is not a Reference Path", `${location}/${field}`);
  }
  checkEntries(state, location, findings);
}

/** Templates of JSONPath states that lie within a field of the state. */
const INNER_TEMPLATES = [
  ["ItemReader", "Parameters"],
  ["ResultWriter", "Parameters"],
  ["ItemBatcher", "BatchInput"],
] as const;

/** Paths of Choice rules and catchers. */
function checkEntries(state: JsonObject, location: string, findings: Findings): void {
  for (const list of ["Choices", "Catch"]) {
    const entries = state[list];
    if (!Array.isArray(entries)) continue;
    for (const [i, entry] of entries.entries()) {
      if (!isJsonObject(entry)) continue;
      const at = `${location}/${list}[${i}]`;
      if (entry.Assign !== undefined) checkTemplate(entry.Assign, `${at}/Assign`, findings);
      if (list === "Choices") checkRulePaths(entry, at, findings);
      else if (typeof entry.ResultPath === "string" && !isReference(entry.ResultPath))
        findings.schema("Value is not a Reference Path", `${at}/ResultPath`);
    }
  }
}

function checkRulePaths(rule: JsonObject, location: string, findings: Findings): void {
  for (const [field, value] of Object.entries(rule)) {
    if (field === "And" || field === "Or") {
      if (Array.isArray(value))
        for (const [i, one] of value.entries())
          if (isJsonObject(one)) checkRulePaths(one, `${location}/${field}[${i}]`, findings);
    } else if (field === "Not") {
      if (isJsonObject(value)) checkRulePaths(value, `${location}/Not`, findings);
    } else if (field === "Variable" || field.endsWith("Path")) {
      if (typeof value !== "string" || !readable(value, compilePath))
        findings.schema("Value is not a Reference Path", `${location}/${field}`);
    }
  }
}

interface ExpressionPlace {
  readonly location: string;
  readonly member: StatesMember | undefined;
}

/** Only what calls something has a result, and only what comes after the call can read it. */
function memberAt({ Type }: JsonObject, field: string): StatesMember | undefined {
  const calls = Type === "Task" || Type === "Parallel" || Type === "Map";
  return calls && (field === "Output" || field === "Assign") ? "result" : undefined;
}

function checkRuleExpressions(entry: JsonObject, { location, member }: ExpressionPlace, findings: Findings): void {
  for (const field of ["Condition", "Assign", "Output"])
    if (entry[field] !== undefined)
      checkExpressions(entry[field], { location: `${location}/${field}`, member }, findings);
}

function checkExpressions(value: Json, place: ExpressionPlace, findings: Findings): void {
  const { location } = place;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries())
      checkExpressions(item, { ...place, location: `${location}[${i}]` }, findings);
  } else if (isJsonObject(value)) {
    for (const [key, inner] of Object.entries(value))
      checkExpressions(inner, { ...place, location: `${location}/${key}` }, findings);
  } else if (typeof value === "string") {
    const text = expressionText(value);
    if (text !== undefined) checkJsonata(text, place, findings);
  }
}

function checkTemplate(value: Json, location: string, findings: Findings): void {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) checkTemplate(item, `${location}[${i}]`, findings);
    return;
  }
  if (!isJsonObject(value)) return;
  for (const [key, member] of Object.entries(value)) {
    if (!key.endsWith(".$")) checkTemplate(member, `${location}/${key}`, findings);
    else if (typeof member !== "string" || !readable(member, compilePathExpression)) {
      findings.schema(
        `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
        location,
      );
    }
  }
}

function readable(text: string, compile: (text: string) => unknown): boolean {
  try {
    compile(text);
    return true;
  } catch {
    return false;
  }
}

/** ResultPath names one place: no wildcard, no filter, no `$$`. */
function isReference(text: string): boolean {
  try {
    return !text.startsWith("$$") && parseJsonPath(text).definite;
  } catch {
    return false;
  }
}
