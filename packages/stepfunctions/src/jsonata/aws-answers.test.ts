import { afterAll, expect, test } from "vitest";
import { StepFunctionsService, seededRandom, VirtualClock } from "../index.ts";

const service = new StepFunctionsService({ clock: new VirtualClock(), random: seededRandom(1) });
afterAll(() => service.close());

async function evaluate(expression: string, input: object = {}) {
  const definition = JSON.stringify({
    QueryLanguage: "JSONata",
    StartAt: "A",
    States: { A: { Type: "Pass", Output: `{% ${expression} %}`, End: true } },
  });
  const { stateMachineArn } = await service.handle("CreateStateMachine", {
    name: `m${Math.abs([...expression].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7))}`,
    roleArn: "arn:aws:iam::000000000000:role/test",
    definition,
    type: "EXPRESS",
  });
  return service.handle("StartSyncExecution", {
    stateMachineArn: String(stateMachineArn),
    input: JSON.stringify(input),
  });
}

const STACK =
  ": Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive";
const MEMORY = ": Expression evaluation memory limit exceeded: Check for excessive memory usage";

// Values: what AWS answers to the same expression, by its documentation or as users measured it.
test.each<readonly [string, unknown]>([
  [
    "$partition([1,2,3,4], 2)",
    [
      [1, 2],
      [3, 4],
    ],
  ],
  ["$partition([1,2,3], 2)", [[1, 2], [3]]],
  ["$range(0, 6, 2)", [0, 2, 4, 6]],
  ["$partition([1,2,3,4,5], 2.6)", [[1, 2], [3, 4], [5]]],
  ["$partition([1,2,3])", [[1, 2, 3]]],
  ["$partition([], 2)", []],
  ["$range(6, 0, -3)", [6, 3, 0]],
  ["$range(1.4, 5.6, 2.2)", [1, 3, 5]],
  ["$range(1, 1001, 1) ~> $count()", 1001],
  ["$hash('input', 'SHA-1')", "140f86aae51ab9e1cda9b4254fe98a74eb54c1a1"],
  ["$random(42)", 0.7275636800328681],
  ["$random() < 1", true],
  ["$length($uuid())", 36],
  [`$parse('{"a":[1,null]}').a`, [1, null]],
  ["$now()", "1970-01-01T00:00:00.000Z"],
  ["$now('[Y0001]-[M01]-[D01]')", "1970-01-01"],
  ["$now('[H01]', '+0200')", "02"],
  ["$millis()", 0],
  ["$toMillis('2017-11-07T15:12:37.121Z')", 1510067557121],
  ["$string(1e20)", "100000000000000000000"],
  ["1/0", "Infinity"],
  ["[-1/0]", ["-Infinity"]],
  ["[1..873782] ~> $count()", 873782],
  ["$states.input.list[a > 1]", { a: 2 }],
  ["$states.input.list.a", [1, 2]],
  ["$states.input.one.a", 1],
  ["$map([1,2,3], function($v) { $v * 2 })", [2, 4, 6]],
  [
    "$states.input ~> |list|{'b': 1}|",
    {
      list: [
        { a: 1, b: 1 },
        { a: 2, b: 1 },
      ],
      one: [{ a: 1 }],
    },
  ],
  ["$exists($states.input.missing)", false],
  ["$exists($states.context.Execution.Id)", true],
])("JsonataExpression answers %s as AWS does", async (expression, value) => {
  const { output, cause } = await evaluate(expression, { list: [{ a: 1 }, { a: 2 }], one: [{ a: 1 }] });
  expect(cause).toBeUndefined();
  expect(JSON.parse(String(output))).toEqual(value);
});

test.each([
  ["$eval('1+1')", ". T1006: Attempted to invoke a non-function"],
  ["$sum('a')", '. T0412: Argument 1 of function "sum" must be an array of "numbers"'],
  ["$number('x')", '. D3030: Unable to cast value to a number: "x"'],
  ["1 + 'a'", '. T2002: The right side of the "+" operator must evaluate to a number'],
  ["$error('boom')", ". D3137: boom"],
  ["$assert(false, 'no')", ". D3141: no"],
  [`1${"+1".repeat(200)}`, STACK],
  ["($f := function($n) { $f($n + 1) + 1 }; $f(1))", STACK],
  ["($f := function($n) { $f($n + 1) }; $f(1))", ": Expression evaluation timeout: Check for infinite loop"],
  ["[1..873783] ~> $count()", MEMORY],
  ["$range(1, 873783, 1) ~> $count()", MEMORY],
  ["$partition([1], 0.4)", ". D3137: $partition takes a size of 1 or more"],
  ["$partition('x', 2)", '. T0410: Argument 1 of function "partition" does not match function signature'],
  ["$partition([1], '2')", '. T0410: Argument 2 of function "partition" does not match function signature'],
  ["$range(1, 5)", '. T0410: Argument 3 of function "range" does not match function signature'],
  ["$range(1, 5, 0.4)", ". D3137: $range takes a step that is not 0"],
  ["$hash(123, 'MD5')", '. T0410: Argument 1 of function "hash" does not match function signature'],
  ["$hash('a', 'MD5', 1)", '. T0410: Argument 3 of function "hash" does not match function signature'],
  ["$hash('a', 'constructor')", ". D3137: Invalid hash algorithm: constructor"],
  ["$parse(null)", '. T0410: Argument 1 of function "parse" does not match function signature'],
  ["$uuid(1)", '. T0410: Argument 1 of function "uuid" does not match function signature'],
  ["$random(null)", '. T0410: Argument 1 of function "random" does not match function signature'],
  ["$reduce([1..28], function($a, $b) { $append($a, $a) }, [1])", MEMORY],
  ["$reduce([1..40], function($a, $b) { $a & $a }, 'x')", MEMORY],
  ["($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; $p('x', 23))", MEMORY],
])("JsonataExpression fails %s with AWS's words", async (expression, ending) => {
  const { status, error, cause } = await evaluate(expression);
  expect({ status, error }).toEqual({ status: "FAILED", error: "States.QueryEvaluationError" });
  expect(cause).toBe(
    `An error occurred while executing the state 'A' (entered at the event id #2). The JSONata expression '${expression}' specified for the field 'Output' threw an error during evaluation${ending}`,
  );
});

test.each([
  ["$missing", " returned nothing (undefined)."],
  ["$states.input.nope", " returned nothing (undefined)."],
  ["function($x) { $x }", " returned an unsupported result type."],
  ["/a/", " returned an unsupported result type."],
])("JsonataExpression refuses the result of %s", async (expression, ending) => {
  const { error, cause } = await evaluate(expression);
  expect(error).toBe("States.QueryEvaluationError");
  expect(String(cause).endsWith(`specified for the field 'Output'${ending}`)).toBe(true);
});

test("a regular expression may hold what would be an operator of a later JSONata", async () => {
  const { output } = await evaluate("$contains('in/a.png', /^(?:in\\/)?a.png$/) and $split('a??b', /\\?\\?/)[1] = 'b'");
  expect(output).toBe("true");
});

test.each([
  ["phone", "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported."],
  ["$map([1], function($v) { name })", "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'name'"],
  ["$sum(a.b)", "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'a'"],
  ["1 +", "INVALID_JSONATA_EXPRESSION: Unexpected end of expression"],
  ["a[1,2)", 'INVALID_JSONATA_EXPRESSION: Expected "]", got ","'],
  ["$states.input.a ?: 1", "INVALID_JSONATA_EXPRESSION"],
  ["$states.input.a ?? 1", "INVALID_JSONATA_EXPRESSION"],
])("CreateStateMachine refuses a definition with %s", async (expression, told) => {
  await expect(evaluate(expression)).rejects.toMatchObject({
    code: "InvalidDefinition",
    message: expect.stringContaining(told),
  });
});
