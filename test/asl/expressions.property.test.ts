import { createHash } from "node:crypto";
import {
  add,
  and,
  base64encode,
  contains,
  count,
  type Expr,
  type Expression,
  eq,
  exists,
  flatten,
  format,
  gt,
  hash,
  isIn,
  isNumber,
  isString,
  lt,
  merge,
  not,
  or,
  parse,
  partition,
  project,
  type QueryLanguage,
  range,
  select,
  split,
  stateMachine,
  subtract,
  toText,
} from "@tributary/asl";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runMachine } from "./run-machine.ts";

interface Data {
  readonly a: number;
  readonly b: number;
  readonly s: string;
  readonly list: readonly number[];
  readonly people: readonly { readonly name: string; readonly age: number }[];
  readonly more: { readonly "odd key": string };
  readonly pairs: readonly (readonly number[])[];
  readonly missing?: string;
}

/** How an expression is built, and what JavaScript gives for the same data. */
interface Pair<T> {
  readonly build: (input: Expr<Data>) => Expression<T> | T;
  readonly value: (data: Data) => T;
}

interface Condition extends Pair<boolean> {
  readonly build: (input: Expr<Data>) => Expression<boolean>;
}

const whole = fc.integer({ min: -1000, max: 1000 });
// No control characters: the languages' literals know them, people do not write them.
const text = fc.string({ unit: fc.constantFrom(..."abcXYZ019 ,;/'\"\\{}$%.*é日🎈"), maxLength: 8 });

const data: fc.Arbitrary<Data> = fc.record({
  a: whole,
  b: whole,
  s: text,
  // Never one or none: JSONata and JSONPath both make sequences of matches, each its own way.
  list: fc.array(whole, { minLength: 2, maxLength: 5 }),
  people: fc.array(fc.record({ name: text, age: whole }), { minLength: 2, maxLength: 4 }),
  pairs: fc.array(fc.tuple(whole, whole), { minLength: 2, maxLength: 3 }),
  more: fc.record({ "odd key": text }),
});

const number = fc.letrec<{ number: Pair<number> }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Pair<number>>(
      { build: (input) => input.a, value: ({ a }) => a },
      { build: (input) => input.b, value: ({ b }) => b },
      { build: (input) => count(input.list), value: ({ list }) => list.length },
      { build: (input) => input.people[1].age, value: ({ people }) => people[1]?.age ?? 0 },
      { build: (input) => parse<number>(format`${input.a}`), value: ({ a }) => a },
    ),
    fc.tuple(tie("number"), tie("number")).map(
      ([l, r]): Pair<number> => ({
        build: (i) => add(l.build(i), r.build(i)),
        value: (d) => l.value(d) + r.value(d),
      }),
    ),
    fc
      .tuple(tie("number"), whole)
      .map(([l, n]): Pair<number> => ({ build: (i) => subtract(l.build(i), n), value: (d) => l.value(d) - n })),
  ),
})).number;

const string: fc.Arbitrary<Pair<string>> = fc.oneof(
  fc.constantFrom<Pair<string>>(
    { build: (input) => input.s, value: ({ s }) => s },
    { build: (input) => input.more["odd key"], value: ({ more }) => more["odd key"] },
    { build: (input) => hash(input.s, "SHA-256"), value: ({ s }) => createHash("sha256").update(s).digest("hex") },
    { build: (input) => base64encode(format`${input.a}`), value: ({ a }) => Buffer.from(String(a)).toString("base64") },
    { build: (input) => toText(input.list), value: ({ list }) => JSON.stringify(list) },
  ),
  fc.tuple(text, number).map(
    ([t, n]): Pair<string> => ({
      build: (i) => format`${t}${i.s}/${n.build(i)}`,
      value: (d) => `${t}${d.s}/${n.value(d)}`,
    }),
  ),
);

const anything: fc.Arbitrary<Pair<unknown>> = fc.oneof(
  number,
  string,
  fc.constantFrom<Pair<unknown>>(
    { build: (i) => project(i.people, (one) => one.name), value: (d) => d.people.map(({ name }) => name) },
    { build: (i) => select(i.people, (one) => gt(one.age, -2000)), value: (d) => d.people },
    { build: (i) => partition(i.list, 1), value: (d) => d.list.map((n) => [n]) },
    { build: (i) => flatten(i.pairs), value: (d) => d.pairs.flat() },
    { build: () => range(1, 7, 3), value: () => [1, 4, 7] },
    { build: (i) => merge(i.more, { "odd key": "over", new: 1 }), value: () => ({ "odd key": "over", new: 1 }) },
    { build: () => split("a,b,c", ","), value: () => ["a", "b", "c"] },
  ),
  text.map(
    (t): Pair<unknown> => ({
      build: () => ({ plain: t, list: [t, 1, null] }),
      value: () => ({ plain: t, list: [t, 1, null] }),
    }),
  ),
);

const condition = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc
      .tuple(whole, text)
      .chain(([n, t]) =>
        fc.constantFrom<Condition>(
          { build: (i) => eq(i.a, n), value: (d) => d.a === n },
          { build: (i) => lt(i.a, n), value: (d) => d.a < n },
          { build: (i) => gt(i.a, i.b), value: (d) => d.a > d.b },
          { build: (i) => eq(i.s, t), value: (d) => d.s === t },
          { build: (i) => isIn(i.s, [t, "abc", "X"]), value: (d) => [t, "abc", "X"].includes(d.s) },
          { build: (i) => contains(i.s, t), value: (d) => d.s.includes(t) },
          { build: (i) => exists(i.missing), value: () => false },
          { build: (i) => isString(i.s), value: () => true },
          { build: (i) => isNumber(i.s), value: () => false },
        ),
      ),
    tie("condition").map((one): Condition => ({ build: (i) => not(one.build(i)), value: (d) => !one.value(d) })),
    fc
      .tuple(tie("condition"), tie("condition"))
      .chain(([l, r]) =>
        fc.constantFrom<Condition>(
          { build: (i) => and(l.build(i), r.build(i)), value: (d) => l.value(d) && r.value(d) },
          { build: (i) => or(l.build(i), r.build(i)), value: (d) => l.value(d) || r.value(d) },
        ),
      ),
  ),
})).condition;

const languages: readonly QueryLanguage[] = ["JSONata", "JSONPath"];

for (const queryLanguage of languages) {
  test(`expressions in ${queryLanguage} give what JavaScript gives`, { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(data, fc.array(anything, { minLength: 1, maxLength: 12 }), async (given, pairs) => {
        const machine = stateMachine<Data>({ queryLanguage }, (flow) =>
          flow.pass("All", {
            output: ({ input }) => Object.fromEntries(pairs.map(({ build }, at) => [`e${at}`, build(input)])),
          }),
        );
        const run = await runMachine(machine, given);
        const want = Object.fromEntries(pairs.map(({ value }, at) => [`e${at}`, value(given)]));
        expect(run).toMatchObject({ status: "SUCCEEDED", output: want });
      }),
      { numRuns: 40 },
    );
  });

  test(`conditions in ${queryLanguage} go the way JavaScript goes`, { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(data, fc.array(condition, { minLength: 1, maxLength: 8 }), async (given, pairs) => {
        const machine = stateMachine<Data>({ queryLanguage }, (flow) =>
          flow.parallel(
            "All",
            pairs.map(
              ({ build }, at) =>
                (way: typeof flow) =>
                  way
                    .choice(`Choose ${at}`, (route) =>
                      route
                        .when(
                          ({ input }) => build(input),
                          (yes) => yes.pass(`Yes ${at}` as string, { output: () => true }),
                        )
                        .otherwise((no) => no.pass(`No ${at}` as string, { output: () => false })),
                    )
                    .succeed(`End ${at}` as string),
            ),
          ),
        );
        const run = await runMachine(machine, given);
        expect(run).toMatchObject({ status: "SUCCEEDED", output: pairs.map(({ value }) => value(given)) });
      }),
      { numRuns: 40 },
    );
  });
}
