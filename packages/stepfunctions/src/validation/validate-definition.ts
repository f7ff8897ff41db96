import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { checkMachine } from "./check-machine.ts";
import { checkNames } from "./check-names.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { Findings } from "./findings.ts";
import { jsonSyntaxError } from "./json-syntax-error.ts";

export type { Diagnostic } from "./diagnostic.ts";

/** Definitions may have 1 MB: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MAX_DEFINITION = 1_048_576;
/** Nesting beyond this can only be an attack on the reader. */
const MAX_DEPTH = 500;

/**
 * What AWS finds wrong with a definition, in its codes, messages and locations.
 *
 * @example
 * validateDefinition("{}", "STANDARD")[0]?.message; // "These fields are required: [States, StartAt]"
 */
export function validateDefinition(text: string, type: "STANDARD" | "EXPRESS"): Diagnostic[] {
  if (text.length > MAX_DEFINITION)
    return [
      {
        severity: "ERROR",
        code: "SCHEMA_VALIDATION_FAILED",
        message: `Definition must not be longer than ${MAX_DEFINITION} characters`,
      },
    ];
  if (text.trim() === "") return [notAnObject()];
  let definition: Json;
  try {
    definition = JSON.parse(text) as Json;
  } catch {
    return [jsonSyntaxError(text)];
  }
  if (!isJsonObject(definition)) return [notAnObject()];
  if (depthOf(definition) > MAX_DEPTH)
    return [
      {
        severity: "ERROR",
        code: "TOO_DEEPLY_NESTED",
        message: `Definition nests more than ${MAX_DEPTH} levels`,
        location: "/",
      },
    ];
  const findings = new Findings();
  checkMachine(
    definition as JsonObject,
    { location: "", express: type === "EXPRESS", language: "JSONPath", top: true },
    findings,
  );
  checkNames(definition as JsonObject, findings);
  return findings.all;
}

function notAnObject(): Diagnostic {
  return { severity: "ERROR", code: "SCHEMA_VALIDATION_FAILED", message: "Definition must be a valid JSON object" };
}

/** Levels of a value, found without recursion. */
function depthOf(root: Json): number {
  let level: Json[] = [root];
  let depth = 0;
  while (level.length > 0 && depth <= MAX_DEPTH) {
    depth++;
    level = level
      .flatMap((value) => (value !== null && typeof value === "object" ? Object.values(value) : []))
      .filter((value) => value !== null && typeof value === "object");
  }
  return depth;
}
