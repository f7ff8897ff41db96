import { isJsonObject, type Json } from "../json.ts";
import type { Findings } from "./findings.ts";

const NAME = /^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u;

/** Names of variables are identifiers of at most 80 characters: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
export function checkVariableNames(assign: Json | undefined, location: string, findings: Findings): void {
  if (assign === undefined) return;
  if (typeof assign === "string") return;
  if (!isJsonObject(assign)) return findings.schema("Expected value of type Object", location);
  for (const key of Object.keys(assign)) {
    const name = key.replace(/\.\$$/, "");
    if (name === "states") findings.schema("The variable name 'states' is reserved", location);
    else if (!NAME.test(name)) findings.schema(`'${name}' is not a valid variable name`, location);
  }
}
