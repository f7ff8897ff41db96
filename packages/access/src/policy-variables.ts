import type { ConditionContext } from "./condition-context.ts";
import { LITERAL_QUESTION, LITERAL_STAR } from "./glob.ts";

const variable = /\$\{([^}]*)\}/g;
const literals: Readonly<Record<string, string>> = { "*": LITERAL_STAR, "?": LITERAL_QUESTION, $: "$" };

/**
 * Fills `${aws:username}` and its like. A variable without a value and without a default makes the whole element match nothing.
 *
 * Source: IAM User Guide, "IAM policy elements: Variables and tags" (default values, special characters).
 *
 * @returns the filled text, with wildcard characters that came from values or `${*}` made literal; undefined when a value is missing
 */
export function fillVariables(text: string, context: ConditionContext): string | undefined {
  if (!text.includes("${")) return text;
  let missing = false;
  const filled = text.replace(variable, (_whole, inner: string) => {
    const literal = literals[inner];
    if (literal !== undefined) return literal;
    const comma = inner.indexOf(",");
    const key = (comma < 0 ? inner : inner.slice(0, comma)).trim();
    const fallback = comma < 0 ? undefined : inner.slice(comma + 1).trim();
    const values = context.get(key);
    const value = values?.length === 1 ? values[0] : fallback?.replace(/^'(.*)'$/s, "$1");
    if (value === undefined) missing = true;
    return asLiteral(value ?? "");
  });
  return missing ? undefined : filled;
}

function asLiteral(value: string): string {
  return value.replaceAll("*", LITERAL_STAR).replaceAll("?", LITERAL_QUESTION);
}

/** Undoes what {@link fillVariables} did to wildcard characters, for comparing without patterns. */
export function plainText(filled: string): string {
  return filled.replaceAll(LITERAL_STAR, "*").replaceAll(LITERAL_QUESTION, "?");
}
