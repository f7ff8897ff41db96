import { parseTimestamp } from "../clock/parse-timestamp.ts";
import type { Json } from "../json.ts";
import { matchesWildcard } from "./match-wildcard.ts";

/** A data test of a Choice rule: whether `value` passes against `operand`. */
export type Comparison = (value: Json, operand: Json) => boolean;

type Order = (sign: number) => boolean;

const ORDERS: readonly (readonly [string, Order])[] = [
  ["Equals", (sign) => sign === 0],
  ["LessThan", (sign) => sign < 0],
  ["GreaterThan", (sign) => sign > 0],
  ["LessThanEquals", (sign) => sign <= 0],
  ["GreaterThanEquals", (sign) => sign >= 0],
];

/** Order of two values of one kind, undefined when one of them is not of it. */
const KINDS: readonly (readonly [string, (a: Json, b: Json) => number | undefined])[] = [
  ["Numeric", (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : undefined)],
  ["String", (a, b) => (typeof a === "string" && typeof b === "string" ? (a < b ? -1 : a > b ? 1 : 0) : undefined)],
  ["Timestamp", (a, b) => timestamps(a, b)],
];

function timestamps(a: Json, b: Json): number | undefined {
  const [left, right] = [parseTimestamp(a), parseTimestamp(b)];
  return left === undefined || right === undefined ? undefined : left - right;
}

/** Every operator that compares a variable with a literal or, with `Path` after its name, with another place. */
export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ...KINDS.flatMap(([kind, compare]) =>
    ORDERS.map(([name, order]): [string, Comparison] => [
      kind + name,
      (value, operand) => {
        const sign = compare(value, operand);
        return sign !== undefined && order(sign);
      },
    ]),
  ),
  ["BooleanEquals", (value, operand) => typeof value === "boolean" && value === operand],
  [
    "StringMatches",
    (value, operand) => typeof value === "string" && typeof operand === "string" && matchesWildcard(value, operand),
  ],
]);

/** The operators that ask what a value is. `IsPresent` asks about the place and is not among them. */
export const TYPE_TESTS: ReadonlyMap<string, (value: Json) => boolean> = new Map([
  ["IsNull", (value: Json) => value === null],
  ["IsNumeric", (value: Json) => typeof value === "number"],
  ["IsString", (value: Json) => typeof value === "string"],
  ["IsBoolean", (value: Json) => typeof value === "boolean"],
  ["IsTimestamp", (value: Json) => parseTimestamp(value) !== undefined],
]);
