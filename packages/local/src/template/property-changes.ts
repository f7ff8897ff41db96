import { isDeepStrictEqual } from "node:util";
import { replacementRules } from "./replacement-rules.ts";

type Properties = Readonly<Record<string, unknown>>;

/** Names of the properties that differ. */
export const changedProperties = (before: Properties, after: Properties): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isDeepStrictEqual(before[name], after[name]))
    .sort();

export const requiresReplacement = (type: string, property: string): boolean =>
  replacementRules[type]?.createOnly.includes(property) ?? false;

/**
 * The custom name that stands in the way of a replacement: the new resource would have the name of the old one.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
 */
export function nameInTheWay(type: string, before: Properties, after: Properties): string | undefined {
  const name = replacementRules[type]?.name;
  const value = name === undefined ? undefined : after[name];
  return name !== undefined && typeof value === "string" && value === before[name] ? value : undefined;
}
