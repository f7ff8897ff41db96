import type { Value } from "@tributary/assembly";
import { isObject, listOf, text } from "./policy-grants.ts";

/** One line of a condition block: operator, key and the values that it is held against. */
export interface Clause {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A condition block in its lines, keys and values in order, so that equal ones read equal. */
export function clausesOf(condition: Value | undefined): readonly Clause[] {
  if (condition === undefined || !isObject(condition)) return [];
  return Object.entries(condition)
    .flatMap(([operator, keys]) =>
      isObject(keys)
        ? Object.entries(keys).map(([key, wanted]) => ({ operator, key, values: listOf(wanted).map(text).sort() }))
        : [{ operator, key: text(keys), values: [] }],
    )
    .sort((a, b) => (clauseText(a) < clauseText(b) ? -1 : 1));
}

export const clauseText = ({ operator, key, values }: Clause): string =>
  [operator, key, values.join(", ")].filter((part) => part !== "").join(" ");

/** Whether a statement under the first condition applies wherever one under the second does. */
export const isLooser = (wide: readonly Clause[], narrow: readonly Clause[]): boolean =>
  wide.every((clause) => narrow.some((other) => follows(clause, other)));

/** Whether the second line being true makes the first one true. */
function follows(wide: Clause, narrow: Clause): boolean {
  if (wide.operator !== narrow.operator || wide.key.toLowerCase() !== narrow.key.toLowerCase()) return false;
  const within = (some: readonly string[], all: readonly string[]): boolean =>
    some.every((value) => all.includes(value));
  if (/^(String|Arn)(Equals|Like|EqualsIgnoreCase)(IfExists)?$|^IpAddress(IfExists)?$/.test(wide.operator))
    return within(narrow.values, wide.values);
  if (/^(String|Arn)Not(Equals|Like|EqualsIgnoreCase)(IfExists)?$|^NotIpAddress(IfExists)?$/.test(wide.operator))
    return within(wide.values, narrow.values);
  return wide.values.length === narrow.values.length && within(wide.values, narrow.values);
}
