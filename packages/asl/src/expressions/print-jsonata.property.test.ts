import fc from "fast-check";
import jsonataEngine from "jsonata";
import { expect, test } from "vitest";
import { append, at, count, distinct, flatten, project, reverse, select, sort, sortBy, zip } from "./arrays.ts";
import { eq, gt } from "./comparison.ts";
import { type Expr, type Expression, nodeOf } from "./expr.ts";
import { coalesce, when } from "./logic.ts";
import { add, multiply, sum } from "./numbers.ts";
import { merge } from "./objects.ts";
import { printJsonata } from "./print-jsonata.ts";
import { statesField } from "./roots.ts";

interface Data {
  readonly list: readonly number[];
  readonly people: readonly { readonly age: number }[];
}

type Numbers = readonly number[];

/** An expression, made anew where it is used, and what it means in JavaScript. */
interface Meaning<T> {
  readonly made: () => Expression<T>;
  readonly of: (data: Data) => T;
}

const input = statesField<Data>("input");
const small = fc.integer({ min: 0, max: 4 });
const place = fc.integer({ min: -2, max: 2 });

const { list } = fc.letrec<{ list: Meaning<Numbers>; number: Meaning<number> }>((tie) => {
  const one = (make: (list: Meaning<Numbers>) => Meaning<Numbers>) => tie("list").map(make);
  const two = (make: (left: Meaning<Numbers>, right: Meaning<Numbers>) => Meaning<Numbers>) =>
    fc.tuple(tie("list"), tie("list")).map(([left, right]) => make(left, right));
  return {
    list: fc.oneof(
      { maxDepth: 3, depthIdentifier: "expression" },
      fc.constant({ made: () => input.list, of: ({ list }: Data) => list }),
      fc.constant({
        made: () => project(input.people, ({ age }) => age),
        of: ({ people }: Data) => people.map(({ age }) => age),
      }),
      one((a) => ({ made: () => reverse(a.made()), of: (data) => [...a.of(data)].reverse() })),
      one((a) => ({ made: () => sort(a.made()), of: (data) => [...a.of(data)].sort((x, y) => x - y) })),
      one((a) => ({
        made: () => sortBy(a.made(), (x) => multiply(x, 2), "descending"),
        of: (data) => [...a.of(data)].sort((x, y) => y - x),
      })),
      one((a) => ({ made: () => distinct(a.made()), of: (data) => [...new Set(a.of(data))] })),
      two((a, b) => ({ made: () => append(a.made(), b.made()), of: (data) => [...a.of(data), ...b.of(data)] })),
      two((a, b) => ({
        made: () => flatten(merge({ other: 1 }, { lists: [reverse(a.made()), select(b.made(), isSmall)] }).lists),
        of: (data) => [...[...a.of(data)].reverse(), ...b.of(data).filter((x) => x < 99)],
      })),
      two((a, b) => ({
        made: () => project(zip(a.made(), b.made()), (pair) => add(at(pair, 0), at(pair, 1))),
        of: (data) => {
          const right = b.of(data);
          return a.of(data).flatMap((x, i) => (right[i] === undefined ? [] : [x + right[i]]));
        },
      })),
      two((a, b) => ({
        made: () => select(a.made(), (x) => gt(count(select(b.made(), (y) => eq(y, x))), 0)),
        of: (data) => a.of(data).filter((x) => b.of(data).includes(x)),
      })),
      two((a, b) => ({
        made: () => project(a.made(), (x) => sum(project(b.made(), (y) => multiply(x, y)))),
        of: (data) => a.of(data).map((x) => b.of(data).reduce((all, y) => all + x * y, 0)),
      })),
      fc.tuple(tie("list"), tie("list"), tie("number")).map(([a, b, n]) => ({
        made: () => when(gt(n.made(), 2), a.made(), b.made()),
        of: (data: Data) => (n.of(data) > 2 ? a : b).of(data),
      })),
      fc.tuple(tie("list"), tie("number")).map(([a, n]) => ({
        made: () => append(a.made(), [n.made(), 7]),
        of: (data: Data) => [...a.of(data), n.of(data), 7],
      })),
    ),
    number: fc.oneof(
      { maxDepth: 3, depthIdentifier: "expression" },
      tie("list").map((a) => ({ made: () => count(a.made()), of: (data: Data) => a.of(data).length })),
      fc.tuple(tie("list"), place).map(([a, k]) => ({
        made: () => coalesce(at(a.made(), k), 0),
        of: (data: Data) => a.of(data).at(k) ?? 0,
      })),
      fc.tuple(tie("list"), place).map(([a, k]) => ({
        made: () =>
          coalesce(
            at(
              project(a.made(), (x) => ({ deep: { value: x } })),
              k,
            ).deep.value,
            9,
          ),
        of: (data: Data) => a.of(data).at(k) ?? 9,
      })),
    ),
  };
});

const isSmall = (x: Expr<number>) => eq(gt(x, 98), false);

const data: fc.Arbitrary<Data> = fc.record({
  list: fc.array(small, { maxLength: 3 }),
  people: fc.array(fc.record({ age: small }), { maxLength: 3 }),
});

test("printJsonata writes lists that come out as the expression means, however they are put together", async () => {
  await fc.assert(
    fc.asyncProperty(list, data, async ({ made, of }, given) => {
      const node = nodeOf(made());
      if (node === undefined) throw new Error("no expression was made");
      const answer: unknown = await jsonataEngine(printJsonata(node)).evaluate(undefined, { states: { input: given } });
      expect(JSON.parse(JSON.stringify(answer))).toEqual(of(given));
    }),
    { numRuns: 300 },
  );
});
