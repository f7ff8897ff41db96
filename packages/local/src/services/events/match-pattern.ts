import { isRecord } from "../../template/is-record.ts";
import { matchesRule } from "./match-rule.ts";

/**
 * Whether an event matches an event pattern.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matchesPattern(pattern: Readonly<Record<string, unknown>>, event: unknown): boolean {
  // Inside an array of objects all fields of a pattern must be met by the same element.
  if (Array.isArray(event)) return event.some((element) => matchesPattern(pattern, element));
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === "$or" && Array.isArray(wanted)) {
      return wanted.some((branch) => isRecord(branch) && matchesPattern(branch, event));
    }
    const value = isRecord(event) && Object.hasOwn(event, key) ? event[key] : undefined;
    if (Array.isArray(wanted)) return wanted.some((rule) => matchesAny(rule, value));
    return isRecord(wanted) && matchesPattern(wanted, value ?? {});
  });
}

/** An array in the event matches when one of its elements does. */
function matchesAny(rule: unknown, value: unknown): boolean {
  if (isRecord(rule) && "exists" in rule) return rule.exists === isLeaf(value);
  if (Array.isArray(value)) return value.some((element) => matchesRule(rule, element));
  return value !== undefined && matchesRule(rule, value);
}

/** `exists` looks at leaves only: an object is not one, an array of values is. */
function isLeaf(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isLeaf);
  return value !== undefined && !isRecord(value);
}
