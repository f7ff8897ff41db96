import { invalidDefinition } from "../service/aws-error.ts";
import { validateDefinition } from "./validate-definition.ts";

const known = new Set<string>();

/** Rejects a definition that CreateStateMachine and UpdateStateMachine would reject. */
export function checkDefinition(text: string, type: "STANDARD" | "EXPRESS"): void {
  const key = `${type} ${text}`;
  if (known.has(key)) return;
  const errors = validateDefinition(text, type).filter(({ severity }) => severity === "ERROR");
  if (errors.length > 0) {
    const told = errors.slice(0, 10).map(
      ({ code, message, location }) =>
        // A diagnostic without a location reads "at null" on AWS.
        `${code}: ${message}${code === "INVALID_JSON_DESCRIPTION" ? "" : ` at ${location ?? "null"}`}`,
    );
    throw invalidDefinition(told.join(", "));
  }
  if (known.size > 1_000) known.clear();
  known.add(key);
}
