import { expect, test } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import { seededRandom } from "../random.ts";
import { compilePathExpression } from "./path-expression.ts";
import { compilePathTemplate } from "./path-template.ts";

const root: Json = {
  a: [1, 2, 3],
  o: { k: "v", "with.dot": 1, "it's": 2 },
  list: [
    { id: "x", n: 1, on: true },
    { id: "y", n: 5, on: false },
    { id: "z", n: 9, deep: { n: 2 } },
  ],
  s: "text",
  nul: null,
};
const scope = {
  root,
  random: seededRandom(1),
  context: (): JsonObject => ({ Execution: { Name: "run" } }),
  variable: (name: string): Json | undefined => (name === "v" ? { w: [7] } : undefined),
};

// https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
test.each<readonly [string, unknown]>([
  ["$", root],
  ["$.a", [1, 2, 3]],
  ["$.a[0]", 1],
  ["$.a[-1]", 3],
  ["$['a'][1]", 2],
  ["$.o.k", "v"],
  ["$.o['with.dot']", 1],
  ["$.o['it\\'s']", 2],
  ["$.nul", null],
  ["$.a[*]", [1, 2, 3]],
  ["$.a[0,2]", [1, 3]],
  ["$.a[1:]", [2, 3]],
  ["$.a[:-1]", [1, 2]],
  ["$.o.*", ["v", 1, 2]],
  ["$.o['k','with.dot']", ["v", 1]],
  ["$..n", [1, 5, 9, 2]],
  ["$.list[*].id", ["x", "y", "z"]],
  ["$.list[?(@.n > 1)].id", ["y", "z"]],
  ["$.list[?(@.id == 'x')].n", [1]],
  ["$.list[?(@.on == true)].id", ["x"]],
  ["$.list[?(@.deep)].id", ["z"]],
  ["$.list[?(@.n >= 5 && @.id != 'z')].id", ["y"]],
  ["$.list[?(@.n == 1 || @.n == 9)].id", ["x", "z"]],
  ["$.list[?(!(@.n == 1))].id", ["y", "z"]],
  ["$.list[?(@.n == $.a[0])].id", ["x"]],
  ["$.list[?(@.id in ['x','z'])].id", ["x", "z"]],
  ["$.list[?(@.id nin ['x','z'])].id", ["y"]],
  ["$.list[?(@.n in [5])].id", ["y"]],
  ["$.list[?(@.id =~ /[XY]/i)].id", ["x", "y"]],
  ["$.list[?(@.id size 1)].n", [1, 5, 9]],
  ["$.list[?(@.id empty false)].n", [1, 5, 9]],
  ["$.a.length()", 3],
  ["$.a.sum()", 6],
  ["$.a.avg()", 2],
  ["$.none[?(@.x)]", []],
  ["$$.Execution.Name", "run"],
  ["$v", { w: [7] }],
  ["$v.w[0]", 7],
])("compilePathExpression reads %s", (path, value) => {
  expect(compilePathExpression(path)(scope)).toEqual(value);
});

test.each([
  ["$.none", "Invalid path '$.none' : No results for path: $['none']"],
  ["$.none.deeper", "Invalid path '$.none.deeper' : Missing property in path $['none']"],
  ["$.a[9]", "Invalid path '$.a[9]' : No results for path: $['a'][9]"],
  ["$.__proto__", "Invalid path '$.__proto__' : No results for path: $['__proto__']"],
  ["$.o.constructor", "Invalid path '$.o.constructor' : No results for path: $['o']['constructor']"],
  ["$unknown", "The variable '$unknown' is not defined"],
])("compilePathExpression of %s misses with Jayway's message", (path, message) => {
  const read = compilePathExpression(path);
  expect(() => read(scope)).toThrow(message);
});

test.each([
  "a",
  "$.",
  "$.a[",
  "$.a['x",
  "$.a[?(@.x ==)]",
  "$.a[x]",
  "States.Nope()",
  "States.Array(",
  "States.UUID(1)",
])("compilePathExpression refuses %s", (path) => {
  expect(() => compilePathExpression(path)).toThrow(SyntaxError);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
test.each<readonly [string, unknown]>([
  ["States.Array(1, 'two', $.s, null, true)", [1, "two", "text", null, true]],
  ["States.ArrayPartition($.a, 2)", [[1, 2], [3]]],
  ["States.ArrayContains($.a, 2)", true],
  ["States.ArrayContains($.list, $.list[0])", true],
  ["States.ArrayRange(1, 9, 2)", [1, 3, 5, 7, 9]],
  ["States.ArrayRange(3, 1, -1)", [3, 2, 1]],
  ["States.ArrayGetItem($.a, 1)", 2],
  ["States.ArrayLength($.a)", 3],
  ["States.ArrayUnique(States.Array(1, 1, 2))", [1, 2]],
  ["States.Base64Encode('Data to encode')", "RGF0YSB0byBlbmNvZGU="],
  ["States.Base64Decode('RGF0YSB0byBlbmNvZGU=')", "Data to encode"],
  ["States.Hash('input', 'SHA-1')", "140f86aae51ab9e1cda9b4254fe98a74eb54c1a1"],
  ["States.JsonMerge($.o, States.StringToJson('{\"k\":1}'), false)", { k: 1, "with.dot": 1, "it's": 2 }],
  ["States.StringToJson('[1,{\"a\":null}]')", [1, { a: null }]],
  ["States.JsonToString($.a)", "[1,2,3]"],
  ["States.MathAdd(111, -1)", 110],
  ["States.StringSplit('1,2|3', ',|')", ["1", "2", "3"]],
  ["States.Format('Hello, {} and {}', $.s, $.a[0])", "Hello, text and 1"],
  ["States.Format('a \\{\\} {}', 'x')", "a {} x"],
  ["States.ArrayPartition($.a, 2.6)", [[1, 2], [3]]],
  ["States.ArrayRange(5.4, -0.6, -2.4)", [5, 3, 1]],
  ["States.ArrayGetItem($.a, 1.9)", 2],
  ["States.ArrayGetItem(States.Array(), 7)", null],
  ["States.ArrayContains(States.Array('true', '1'), true)", true],
  ["States.ArrayUnique(States.Array(true, false, true))", [false, true]],
  ["States.ArrayUnique(States.Array(1, null, 'b', 'a'))", [null, 1, "a", "b"]],
  [
    "States.ArrayUnique(States.Array(States.Array(1, 2), States.Array(2, 1)))",
    [
      [2, 1],
      [1, 2],
    ],
  ],
  ["States.Base64Decode(' !YWJj==ZA ')", "abc"],
  ["States.JsonMerge($.o, $.o, 'true')", { k: "v", "with.dot": 1, "it's": 2 }],
])("an intrinsic function answers %s", (call, value) => {
  expect(compilePathExpression(call)(scope)).toEqual(value);
});

test.each([
  "States.ArrayPartition($.a, 0)",
  "States.ArrayPartition($.s, 1)",
  "States.ArrayContains($.s, 1)",
  "States.ArrayRange(1, 5, 0)",
  "States.ArrayRange(0, 1000, 1)",
  "States.ArrayGetItem($.a, 3)",
  "States.ArrayLength($.o)",
  "States.Hash('a', 'sha1')",
  "States.JsonMerge($.o, $.o, true)",
  "States.JsonMerge($.o, $.a, false)",
  "States.StringToJson('{')",
  "States.MathAdd('1', 1)",
  "States.MathRandom(2, 1)",
  "States.StringSplit(1, ',')",
  "States.MathAdd(2147483647, 1)",
  "States.MathAdd(3000000000, -1000000000)",
  "States.MathRandom(1.4, 1.6)",
])("an intrinsic function fails as AWS says it: %s", (call) => {
  const run = compilePathExpression(call);
  const name = /States\.\w+/.exec(call)?.[0];
  const message = `There was an error while evaluating the intrinsic function: ${call}. Invalid arguments in ${name}`;
  expect(() => run(scope)).toThrow(expect.objectContaining({ error: "States.Runtime", message }));
});

test.each([
  [
    "States.Format('{} {}', 1)",
    "Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.",
  ],
  [
    "States.Format(7, 1)",
    "Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.",
  ],
  ["States.Format($.open)", "Invalid template in States.Format: matching '}' not found for '{'."],
  ["States.Format($.close)", "Invalid template in States.Format: matching '{' not found for '}'."],
  [
    "States.Array($.none)",
    `The JsonPath argument for the field '$.none' could not be found in the input '{"open":"{","close":"}"}'`,
  ],
])("%s fails with its own words", (call, words) => {
  const run = compilePathExpression(call);
  const message = `There was an error while evaluating the intrinsic function: ${call}. ${words}`;
  const root = { open: "{", close: "}" };
  expect(() => run({ ...scope, root })).toThrow(expect.objectContaining({ error: "States.Runtime", message }));
});

test("a call in a call names itself when it fails", () => {
  const run = compilePathExpression("States.Array(1, States.ArrayLength($.s))");
  expect(() => run(scope)).toThrow(
    "intrinsic function: States.ArrayLength($.s). Invalid arguments in States.ArrayLength",
  );
});

test("a pattern that backtracks for ever ends, as a fault of the definition", () => {
  const read = compilePathExpression("$[?(@ =~ /(a+)+b/)]");
  expect(() => read({ ...scope, root: ["a".repeat(50)] })).toThrow("did not finish");
});

test("States.MathRandom answers the same for the same seed", () => {
  const draw = (text: string, seed: number): Json =>
    compilePathExpression(text)({ ...scope, random: seededRandom(seed) });
  expect(draw("States.MathRandom(1, 1000000, 7)", 1)).toBe(draw("States.MathRandom(1, 1000000, 7)", 2));
  expect(draw("States.MathRandom(1, 1000000, 8)", 1)).not.toBe(draw("States.MathRandom(1, 1000000, 7)", 1));
  expect(() => draw("States.MathRandom(1, 9, 'x')", 1)).toThrow("Invalid arguments in States.MathRandom");
});

test("States.MathRandom and States.UUID come from the source of randomness", () => {
  const draw = (text: string): Json => compilePathExpression(text)({ ...scope, random: seededRandom(7) });
  expect(draw("States.MathRandom(1, 100)")).toBe(draw("States.MathRandom(1, 100)"));
  expect(draw("States.UUID()")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("compilePathTemplate fills in what ends in .$ and leaves the rest", () => {
  const template = { fixed: "$.a", "n.$": "$.a[0]", list: [{ "s.$": "$.s" }, 1], "c.$": "$$.Execution.Name" };
  expect(compilePathTemplate(template)(scope)).toEqual({ fixed: "$.a", n: 1, list: [{ s: "text" }, 1], c: "run" });
});
