import { COMPARISONS, TYPE_TESTS } from "../choice/comparison.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { StatePlace } from "./check-state.ts";
import type { Findings } from "./findings.ts";

const PLAIN = new Set(["Next", "Comment", "Assign", "Output"]);

/** The rules of a Choice state. */
export function checkChoices({ Choices }: JsonObject, { location, language }: StatePlace, findings: Findings): void {
  if (Choices === undefined) return;
  if (!Array.isArray(Choices) || Choices.length === 0)
    return findings.schema("Expected a list with at least one rule", `${location}/Choices`);
  for (const [i, rule] of Choices.entries()) {
    const at = `${location}/Choices[${i}]`;
    if (!isJsonObject(rule)) findings.schema("Expected value of type Object", at);
    else if (rule.Next === undefined) findings.schema("These fields are required: [Next]", at);
    else if (language === "JSONata") checkCondition(rule, at, findings);
    else checkRule(rule, at, findings);
  }
}

function checkCondition(rule: JsonObject, at: string, findings: Findings): void {
  const { Condition } = rule;
  if (Condition === undefined) findings.schema("These fields are required: [Condition]", at);
  else if (typeof Condition !== "boolean" && (typeof Condition !== "string" || !/^\{%[\s\S]*%\}$/.test(Condition)))
    findings.schema("Value is not a valid JSONata expression", `${at}/Condition`);
  for (const field of Object.keys(rule))
    if (field !== "Condition" && !PLAIN.has(field)) findings.unsupported(field, at);
}

function checkRule(rule: JsonObject, at: string, findings: Findings): void {
  for (const combination of ["And", "Or"]) {
    const inner = rule[combination];
    if (inner === undefined) continue;
    if (!Array.isArray(inner) || inner.length === 0)
      return findings.schema("Expected a list with at least one rule", `${at}/${combination}`);
    for (const [i, one] of inner.entries()) nested(one, `${at}/${combination}[${i}]`, findings);
    return;
  }
  if (rule.Not !== undefined) return nested(rule.Not, `${at}/Not`, findings);
  const operators = Object.keys(rule).filter((key) => !PLAIN.has(key) && key !== "Variable");
  const unknown = operators.filter((key) => !isOperator(key));
  for (const key of unknown) findings.unsupported(key, at);
  if (rule.Variable === undefined) findings.schema("These fields are required: [Variable]", at);
  if (operators.length - unknown.length !== 1 && unknown.length === 0)
    findings.schema("A Choice rule must have exactly one comparison operator", at);
}

function nested(rule: Json, at: string, findings: Findings): void {
  if (isJsonObject(rule)) checkRule(rule, at, findings);
  else findings.schema("Expected value of type Object", at);
}

function isOperator(key: string): boolean {
  if (key === "IsPresent" || COMPARISONS.has(key) || TYPE_TESTS.has(key)) return true;
  return key.endsWith("Path") && key !== "StringMatchesPath" && COMPARISONS.has(key.slice(0, -4));
}
