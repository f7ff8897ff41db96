import fc from "fast-check";
import jsonataEngine from "jsonata";
import { expect, test } from "vitest";
import {
  add,
  and,
  append,
  at,
  coalesce,
  coalesceNull,
  concat,
  contains,
  count,
  decodeUrlComponent,
  distinct,
  divide,
  type Expression,
  eq,
  exists,
  flatten,
  format,
  formatInteger,
  formatNumber,
  fromMillis,
  gt,
  isIn,
  isNull,
  isString,
  join,
  jsonata,
  lookup,
  lt,
  matches,
  merge,
  modulo,
  multiply,
  not,
  or,
  project,
  replace,
  select,
  shuffle,
  sortBy,
  split,
  sqrt,
  subtract,
  sum,
  textLength,
  toMillis,
  toText,
  uppercase,
  when,
  zip,
} from "../index.ts";
import { nodeOf } from "./expr.ts";
import { printJsonata } from "./print-jsonata.ts";
import { statesField, variables } from "./roots.ts";
import { toNode } from "./to-node.ts";

interface Data {
  readonly name: string;
  readonly n: number;
  readonly list: readonly number[];
  readonly people: readonly { readonly name: string; readonly age: number; readonly tags: readonly string[] }[];
  readonly "odd key": { readonly and: string };
  readonly nothing: null;
  readonly missing?: string;
  readonly by: Readonly<Record<string, number>>;
}

const data: Data = {
  name: 'it\'s "Ada"',
  n: 7,
  list: [3, 1, 3],
  people: [
    { name: "Ada", age: 36, tags: ["a", "b"] },
    { name: "Bob", age: 17, tags: ["b"] },
  ],
  "odd key": { and: "word" },
  nothing: null,
  by: { x: 1 },
};

const input = statesField<Data>("input");

function text(value: unknown): string {
  return printJsonata(nodeOf(value) ?? toNode(value));
}

async function run(value: unknown, given: unknown = data): Promise<unknown> {
  const answer: unknown = await jsonataEngine(text(value)).evaluate(undefined, { states: { input: given }, limit: 20 });
  return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
}

const printed: readonly (readonly [Expression<unknown>, string, unknown])[] = [
  [input.name, "$states.input.name", data.name],
  [input.people[1].name, "$states.input.people[1].name", "Bob"],
  [at(input.list, -1), "$states.input.list[-1]", 3],
  [input["odd key"].and, "$states.input.`odd key`.`and`", "word"],
  [lt(variables<{ limit: number }>().limit, 30), "$limit < 30", true],
  [format`${input.n}/it's/${"x"}`, "$states.input.n & \"/it's/\" & 'x'", "7/it's/x"],
  [concat("a", input.n, "b"), "'a' & $states.input.n & 'b'", "a7b"],
  [coalesce(input.missing, "none"), "$exists($states.input.missing) ? $states.input.missing : 'none'", "none"],
  [multiply(add(input.n, 1), 2), "($states.input.n + 1) * 2", 16],
  [subtract(10, subtract(input.n, 2)), "10 - ($states.input.n - 2)", 5],
  [divide(modulo(input.n, 4), 2), "$states.input.n % 4 / 2", 1.5],
  [
    and(eq(input.n, 7), or(not(isString(input.n)), gt(input.n, 3))),
    "$states.input.n = 7 and ($not($type($states.input.n) = 'string') or $states.input.n > 3)",
    true,
  ],
  [coalesceNull(input.nothing, 1), "$states.input.nothing != null ? $states.input.nothing : 1", 1],
  [coalesceNull(input.missing, "none"), "$states.input.missing != null ? $states.input.missing : 'none'", "none"],
  [coalesceNull(input.n, 1), "$states.input.n != null ? $states.input.n : 1", 7],
  [matches(input.name, /^it.*"ada"$/i), '$contains($states.input.name, /^it.*"ada"$/i)', true],
  [
    fromMillis(add(toMillis("2026-11-23T00:00:00Z"), 1)),
    "$fromMillis($toMillis('2026-11-23T00:00:00Z') + 1)",
    "2026-11-23T00:00:00.001Z",
  ],
  [formatInteger(input.n, "w"), "$formatInteger($states.input.n, 'w')", "seven"],
  [
    project(
      sortBy(input.people, (one) => one.age),
      (one) => one.name,
    ),
    "[[$states.input.people^(age)].name]",
    ["Bob", "Ada"],
  ],
  [sortBy(input.list, (one) => one, "descending"), "[$states.input.list^(>$)]", [3, 3, 1]],
  [sortBy(input.people, (one) => count(one.tags))[0].name, "([$states.input.people^($count(tags))])[0].name", "Bob"],
  [
    sortBy(input.people, (one) => count(select(one.tags, (tag) => eq(tag, one.name))))[0].name,
    "([$states.input.people^(($outer := $; $count([tags[$ = $outer.name]])))])[0].name",
    "Ada",
  ],
  [formatNumber(sqrt(input.n), "0.00"), "$formatNumber($sqrt($states.input.n), '0.00')", "2.65"],
  [
    zip(input.list, input.people),
    "$zip($states.input.list, $states.input.people)",
    [
      [3, data.people[0]],
      [1, data.people[1]],
    ],
  ],
  [count(shuffle(input.list)), "$count($shuffle($states.input.list))", 3],
  [decodeUrlComponent("a%20b"), "$decodeUrlComponent('a%20b')", "a b"],
  [isIn(input.n, [1, 7]), "$states.input.n in [1, 7]", true],
  [when(eq(input.n, 7), "yes", "no"), "$states.input.n = 7 ? 'yes' : 'no'", "yes"],
  [eq(when(gt(input.n, 9), 2, 1), 1), "($states.input.n > 9 ? 2 : 1) = 1", true],
  [project(input.people, (one) => one.name), "[$states.input.people.name]", ["Ada", "Bob"]],
  [
    project(input.people, (one) => ({ who: one.name, old: gt(one.age, 18) })),
    "[$states.input.people.{ 'who': name, 'old': age > 18 }]",
    [
      { who: "Ada", old: true },
      { who: "Bob", old: false },
    ],
  ],
  [project(input.list, (one) => add(one, 1)), "[$states.input.list.($ + 1)]", [4, 2, 4]],
  [select(input.list, (one) => eq(one, 1)), "[$states.input.list[$ = 1]]", [1]],
  [select(input.people, (one) => gt(one.age, 18))[0].name, "([$states.input.people[age > 18]])[0].name", "Ada"],
  [
    project(project(input.people, (one) => ({ tags: one.tags }))[0].tags, (tag) => format`#${tag}`),
    "[([$states.input.people.{ 'tags': tags }])[0].tags.('#' & $)]",
    ["#a", "#b"],
  ],
  [select(input.people, (one) => gt(one.age, 99)), "[$states.input.people[age > 99]]", []],
  [
    project(
      select(input.people, (one) => gt(one.age, 18)),
      (one) => one.name,
    ),
    "[[$states.input.people[age > 18]].name]",
    ["Ada"],
  ],
  [
    project(input.people, (one) => ({ who: one.name, rest: project(one.tags, (tag) => concat(one.name, tag)) })),
    "[$states.input.people.($outer := $; { 'who': name, 'rest': [tags.($outer.name & $)] })]",
    [
      { who: "Ada", rest: ["Adaa", "Adab"] },
      { who: "Bob", rest: ["Bobb"] },
    ],
  ],
  [merge(input.by, { y: input.n }), "$merge([$states.input.by, { 'y': $states.input.n }])", { x: 1, y: 7 }],
  [lookup(input.by, "x"), "$lookup($states.input.by, 'x')", 1],
  [join(split("a,b", ","), "-"), "$join($split('a,b', ','), '-')", "a-b"],
  [split("a,b", ",")[0], "$split('a,b', ',')[0]", "a"],
  [sum(append(input.list, [4])), "$sum($append($states.input.list, [4]))", 11],
  [flatten([[1], [2, 3]] as never), "$reduce([[1], [2, 3]], $append, [])", [1, 2, 3]],
  [flatten([[1]] as never), "$reduce([[1]], $append, [])", [1]],
  [count(distinct(input.list)), "$count($distinct($states.input.list))", 2],
  [textLength(uppercase(replace("abc", "b", "xx"))), "$length($uppercase($replace('abc', 'b', 'xx')))", 4],
  [contains(toText(input.list), "1"), "$contains($string($states.input.list), '1')", true],
  [isString(input.name), "$type($states.input.name) = 'string'", true],
  [isNull(input.nothing), "$type($states.input.nothing) = 'null'", true],
  [exists(input.missing), "$exists($states.input.missing)", false],
  [add(jsonata<number>("1 + 1"), 1), "1 + 1 + 1", 3],
  [multiply(2, jsonata<number>("1 + 1")), "2 * (1 + 1)", 4],
  [subtract(9, jsonata<number>("2 - 1")), "9 - (2 - 1)", 8],
  [
    and(jsonata<boolean>("$states.input.n > 3"), jsonata<boolean>("$exists($states.input.by) or false")),
    "$states.input.n > 3 and ($exists($states.input.by) or false)",
    true,
  ],
  [
    and(jsonata<boolean>("$states.input.list[0] = 3"), jsonata<boolean>("true ? true : false")),
    "$states.input.list[0] = 3 and (true ? true : false)",
    true,
  ],
  [jsonata<readonly string[]>("$states.input.people.name")[0], "($states.input.people.name)[0]", "Ada"],
  [jsonata<{ readonly a: number }>("$merge([{ 'a': 1 }])").a, "$merge([{ 'a': 1 }]).a", 1],
];

for (const [expression, want, answer] of printed) {
  test(`printJsonata ${want}`, async () => {
    expect(text(expression)).toBe(want);
    expect(await run(expression)).toEqual(answer);
  });
}

test("printJsonata writes any literal so that JSONata reads it back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(await run(plain)).toEqual(plain);
    }),
  );
});

test("printJsonata reaches any field name", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .string({ unit: "binary", minLength: 1 })
        .filter((name) => !/^(0|[1-9]\d*)$/.test(name) && name !== "__proto__"),
      async (name) => {
        const holder = statesField<{ readonly deep: Readonly<Record<string, number>> }>("input");
        expect(await run(lookupField(holder.deep, name), { deep: { [name]: 5 } })).toBe(5);
      },
    ),
  );
});

test("printJsonata keeps the meaning of nested arithmetic", async () => {
  const leaf = fc
    .integer({ min: 1, max: 9 })
    .map((value): readonly [Expression<number> | number, number] => [value, value]);
  const { tree } = fc.letrec<{ tree: readonly [Expression<number> | number, number] }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc
        .tuple(fc.constantFrom("+", "-", "*"), tie("tree"), tie("tree"))
        .map(([operator, [left, a], [right, b]]): readonly [Expression<number> | number, number] => {
          if (operator === "+") return [add(left, right), a + b];
          return operator === "-" ? [subtract(left, right), a - b] : [multiply(left, right), a * b];
        }),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(tree, async ([expression, value]) => {
      // JSON knows no negative zero.
      expect(Number(await run(expression)) + 0).toBe(value + 0);
    }),
  );
});

test("an expression refuses to be used as a JavaScript value", () => {
  expect(() => `${String(input.name)}`).toThrow("an expression was used as a JavaScript string or number");
  expect(() => Object.assign(input, { name: "x" })).toThrow("was assigned to an expression");
  expect(() => ({ ...input })).toThrow("an expression was spread or listed");
  expect(() => ({ ...variables<{ limit: number }>() })).toThrow("the variables were spread or listed");
  expect(() => toNode(new Date(0))).toThrow("a Date stands where a JSON value belongs");
  expect(() => toNode({ at: Number.NaN })).toThrow("NaN stands where a JSON value belongs");
  expect(() => toNode([undefined])).toThrow("undefined stands where a JSON value belongs");
  expect(() => jsonata("{% $x %}")).toThrow("brings its own delimiters");
  expect(() => jsonata("  ")).toThrow("an expression is empty");
  expect(() => matches("x", /x/g)).toThrow("flags that JSONata does not know: /x/g");
});

function lookupField(of: Readonly<Record<string, unknown>>, name: string): unknown {
  return of[name];
}
