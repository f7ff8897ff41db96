import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { Findings } from "./findings.ts";

const TEMPLATES = ["Parameters", "ResultSelector", "ItemSelector", "Assign"];
const LITERALS = ["TimeoutSeconds", "HeartbeatSeconds", "Seconds", "Timestamp", "Error", "Cause", "MaxConcurrency"];

/**
 * What is allowed and hardly ever meant, in a JSONPath state.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export function checkLikelyMistakes(state: JsonObject, location: string, findings: Findings): void {
  for (const field of TEMPLATES)
    findPaths(state[field], `${location}/${field}`, (at) =>
      findings.warn("NO_DOLLAR", "No .$ on a field that appears to be a JSONPath or Intrinsic Function.", at),
    );
  for (const field of LITERALS)
    if (isPathLike(state[field]))
      findings.warn(
        "NO_PATH",
        "Field value looks like a path, but field name does not end with 'Path'.",
        `${location}/${field}`,
      );
  if (state.Type === "Pass" && holdsPath(state.Result))
    findings.warn(
      "PASS_RESULT_IS_STATIC",
      "Attempt to use a path in the result of a pass state.",
      `${location}/Result`,
    );
}

function findPaths(value: Json | undefined, location: string, found: (location: string) => void): void {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) findPaths(item, `${location}[${i}]`, found);
  else if (isJsonObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (key.endsWith(".$")) continue;
      if (isPathLike(member)) found(`${location}/${key}`);
      else findPaths(member, `${location}/${key}`, found);
    }
  }
}

function holdsPath(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(holdsPath);
  if (isJsonObject(value))
    return Object.entries(value).some(([key, member]) => key.endsWith(".$") || holdsPath(member));
  return isPathLike(value);
}

function isPathLike(value: Json | undefined): boolean {
  return typeof value === "string" && /^(\$\.|\$\$\.|\$\[|States\.[A-Z]\w*\()/.test(value);
}
