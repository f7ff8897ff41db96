import { isRecord } from "../../template/is-record.ts";
import { ServiceError } from "../service-error.ts";
import { isNumericRule } from "./match-numeric.ts";

const operators = ["prefix", "suffix", "equals-ignore-case", "wildcard", "numeric", "cidr", "anything-but", "exists"];

/** Parses an event pattern, or rejects it the way PutRule does. */
export function parsePattern(text: string): Readonly<Record<string, unknown>> {
  let pattern: unknown;
  try {
    pattern = JSON.parse(text);
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : "not JSON");
  }
  if (!isRecord(pattern)) throw invalid("Filter is not an object");
  checkObject(pattern, "");
  return pattern;
}

function checkObject(pattern: Readonly<Record<string, unknown>>, path: string): void {
  if (Object.keys(pattern).length === 0) throw invalid(`Empty objects are not allowed${path ? ` at ${path}` : ""}`);
  for (const [key, wanted] of Object.entries(pattern)) {
    const at = path ? `${path}.${key}` : key;
    if (key === "$or" && Array.isArray(wanted)) {
      for (const branch of wanted) {
        if (!isRecord(branch)) throw invalid(`${at} must be a list of objects`);
        checkObject(branch, at);
      }
    } else if (isRecord(wanted)) checkObject(wanted, at);
    else if (!Array.isArray(wanted)) throw invalid(`"${key}" must be an object or an array`);
    else if (wanted.length === 0) throw invalid(`Empty arrays are not allowed at ${at}`);
    else for (const rule of wanted) checkRule(rule, at);
  }
}

function checkRule(rule: unknown, at: string): void {
  if (Array.isArray(rule)) throw invalid(`${at}: match value must be String, number, true, false, or null`);
  if (!isRecord(rule)) return;
  const [operator, ...others] = Object.keys(rule);
  if (operator === undefined || others.length > 0) throw invalid(`${at}: only one key allowed in match expression`);
  if (!operators.includes(operator)) throw invalid(`${at}: unrecognized match type ${operator}`);
  if (operator === "exists" && typeof rule.exists !== "boolean")
    throw invalid(`${at}: exists match pattern must be either true or false.`);
  if (operator === "numeric" && !isNumericRule(rule.numeric))
    throw invalid(`${at}: invalid numeric match ${JSON.stringify(rule.numeric)}`);
}

function invalid(reason: string): ServiceError {
  return new ServiceError("InvalidEventPatternException", `Event pattern is not valid. Reason: ${reason}`);
}
