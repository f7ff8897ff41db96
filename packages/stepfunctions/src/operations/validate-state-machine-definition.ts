import type { Operation } from "../service/core.ts";
import { optionalString, requiredString } from "../service/read-input.ts";
import { validateDefinition } from "../validation/validate-definition.ts";

export const validateStateMachineDefinition: Operation = (_, input) => {
  const definition = requiredString(input, "definition");
  const type = (optionalString(input, "type") ?? "STANDARD") as "STANDARD" | "EXPRESS";
  const wanted = optionalString(input, "severity") ?? "ERROR";
  const max = typeof input.maxResults === "number" && input.maxResults > 0 ? Math.min(input.maxResults, 100) : 100;
  const found = validateDefinition(definition, type);
  const listed = found.filter(({ severity }) => wanted === "WARNING" || severity === "ERROR");
  const diagnostics = listed.slice(0, max).map((diagnostic) => ({ ...diagnostic }));
  return {
    result: found.some(({ severity }) => severity === "ERROR") ? "FAIL" : "OK",
    diagnostics,
    truncated: listed.length > max,
  };
};
