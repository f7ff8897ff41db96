import fc from "fast-check";
import jsonata from "jsonata";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import { seededRandom } from "../random.ts";
import type { QueryScope } from "./expression.ts";
import { compileFastPath } from "./fast-path.ts";
import { NOT_FAST } from "./fast-steps.ts";
import { plainResult } from "./plain-result.ts";

const name = fc.constantFrom("a", "b", "c");
const input = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(null, true, false, 0, 1, -2, 2.5, "", "x", "yz"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(name, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;
const step = fc.oneof(
  name,
  fc.tuple(name, fc.integer({ min: -3, max: 3 })).map(([key, index]) => `${key}[${index}]`),
);
const path = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => `$states.input.${steps.join(".")}`);
const operand = fc.oneof(path, fc.constantFrom("1", "2.5", "'x'", "true", "$states.input"));
const expression = fc.oneof(
  path,
  fc
    .tuple(operand, fc.constantFrom("=", "!=", "<", ">=", "and", "or", "&", "+", "*"), operand)
    .map(([left, operator, right]) => `${left} ${operator} ${right}`),
  fc.tuple(operand, operand, operand).map(([test, yes, no]) => `${test} = 1 ? ${yes} : ${no}`),
  fc.tuple(operand, operand).map(([left, right]) => `$merge([${left}, {'c': ${right}}])`),
  fc.tuple(fc.constantFrom("count", "exists", "not", "string"), operand).map(([call, given]) => `$${call}(${given})`),
  fc.tuple(operand, operand).map(([left, right]) => `{'a': ${left}, 'b': [${right}]}`),
);

function scopeOf(states: JsonObject): QueryScope {
  return {
    states: () => states,
    variable: () => undefined,
    bindings: () => ({}),
    random: seededRandom(1),
    now: () => 0,
  };
}

test("compileFastPath answers as jsonata does, or leaves it to jsonata", async () => {
  let fast = 0;
  await fc.assert(
    fc.asyncProperty(
      expression,
      fc.dictionary(name, input, { maxKeys: 3, noNullPrototype: true }),
      async (text, given) => {
        const parsed = jsonata(text);
        const compiled = compileFastPath(parsed.ast());
        const value = compiled?.(scopeOf({ input: given }));
        if (!compiled || value === NOT_FAST) return;
        fast++;
        const full = await parsed.evaluate(undefined, { states: { input: given } });
        expect(value, text).toEqual(full === undefined ? undefined : plainResult(full));
      },
    ),
    { numRuns: 2_000, seed: 11 },
  );
  expect(fast).toBeGreaterThan(500);
});
