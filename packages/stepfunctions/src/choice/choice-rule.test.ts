import { expect, test } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import { seededRandom } from "../random.ts";
import { compileChoiceRule } from "./choice-rule.ts";

const T1 = "2024-01-01T00:00:00Z";
const T2 = "2024-01-01T01:00:00+01:00";

function passes(rule: JsonObject, root: Json): boolean {
  const test = compileChoiceRule(rule);
  return test({ root, random: seededRandom(1), context: () => ({}), variable: () => undefined });
}

// https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
test.each<readonly [string, Json, Json, boolean]>([
  ["BooleanEquals", true, true, true],
  ["BooleanEquals", "true", true, false],
  ["NumericEquals", 1, 1.0, true],
  ["NumericEquals", "1", 1, false],
  ["NumericLessThan", 1, 2, true],
  ["NumericLessThanEquals", 2, 2, true],
  ["NumericGreaterThan", 2, 2, false],
  ["NumericGreaterThanEquals", 2, 2, true],
  ["StringEquals", "a", "a", true],
  ["StringEquals", 1, "1", false],
  ["StringLessThan", "a", "b", true],
  ["StringLessThan", "Z", "a", true],
  ["StringGreaterThanEquals", "b", "b", true],
  ["StringMatches", "log-2024.txt", "log-*.txt", true],
  ["StringMatches", "log.txt", "log-*.txt", false],
  ["StringMatches", "a*b", "a\\*b", true],
  ["StringMatches", "axb", "a\\*b", false],
  ["StringMatches", "a\\b", "a\\\\b", true],
  ["StringMatches", `${"a".repeat(100_000)}`, `${"*a".repeat(500)}*b`, false],
  ["TimestampEquals", T1, T2, true],
  ["TimestampLessThan", "2023-12-31T23:59:59.999Z", T1, true],
  ["TimestampGreaterThanEquals", T2, T1, true],
  ["TimestampEquals", "2024-01-01", T1, false],
  ["IsNull", null, true, true],
  ["IsNull", 0, true, false],
  ["IsNumeric", 1, true, true],
  ["IsString", "a", true, true],
  ["IsBoolean", false, true, true],
  ["IsTimestamp", T1, true, true],
  ["IsTimestamp", "2024-02-30T00:00:00Z", true, false],
  ["IsTimestamp", "2024-01-01 00:00:00Z", false, true],
  ["IsPresent", null, true, true],
])("a Choice rule: %s of %j against %j is %s", (operator, value, operand, expected) => {
  expect(passes({ Variable: "$.v", [operator]: operand, Next: "X" }, { v: value })).toBe(expected);
  if (operator.startsWith("Is") || operator === "StringMatches") return;
  expect(passes({ Variable: "$.v", [`${operator}Path`]: "$.w", Next: "X" }, { v: value, w: operand })).toBe(expected);
});

test("a Choice rule joins and turns others", () => {
  const is = (n: number): JsonObject => ({ Variable: "$", NumericEquals: n });
  expect(passes({ Or: [is(1), is(2)] }, 2)).toBe(true);
  expect(passes({ And: [is(1), { Not: is(2) }] }, 1)).toBe(true);
  expect(passes({ Not: { Or: [is(1), is(2)] } }, 2)).toBe(false);
});

test("a Choice rule asks IsPresent about places that are not there, and fails for others", () => {
  expect(passes({ Variable: "$.none", IsPresent: false }, {})).toBe(true);
  expect(passes({ Variable: "$.none", IsPresent: true }, {})).toBe(false);
  expect(() => passes({ Variable: "$.none", IsString: true }, {})).toThrow("Invalid path '$.none'");
});
