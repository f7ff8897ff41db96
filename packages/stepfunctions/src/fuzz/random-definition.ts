import fc from "fast-check";

type Language = "JSONPath" | "JSONata";
type Members = Record<string, fc.Arbitrary<unknown>>;

const path = fc.constantFrom(
  ...[
    "$",
    "$.a",
    "$.a.b[0]",
    "$.list",
    "$.n",
    "$$.Execution.Name",
    "$$.State.EnteredTime",
    "$.gone",
    "$.list[*]",
    "$..a",
  ],
  ...["$.list[?(@.a>1)]", "$.list[-1:]", "$['__proto__']", "$.constructor.prototype", `$${".a".repeat(300)}`],
);
const reference = fc.constantFrom("$", "$.r", "$.a.b", "$.a.b[0]", "$.__proto__.x", "$.n.deep", null);
const intrinsic = fc.constantFrom(
  ...["States.Format('{}', $.a)", "States.UUID()", "States.ArrayRange(0, 100000, 1)", "States.JsonMerge($, $, false)"],
  ...[
    "States.StringToJson($.a)",
    "States.MathRandom(1, 2)",
    "States.Hash($.a, 'SHA-9')",
    "States.ArrayPartition($.list, 0)",
  ],
);
const query = fc.constantFrom(
  ...[
    "{% $states.input %}",
    "{% $states.input.n + 1 %}",
    "{% $gone %}",
    "{% 1/0 %}",
    "{% $states.input.list %}",
    "{% $ %}",
  ],
  ...[
    "{% $pad('x', 99999999) %}",
    "{% ($f := function($n){$f($n+1)}; $f(0)) %}",
    "{% [1..1000000000] %}",
    "{% $uuid() %}",
  ],
  ...[
    "{% $match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /(a+)+$/) %}",
    "{% $map([1,2], function($v){$v*2}) %}",
    "{% {'a': 1} %}",
  ],
  ...[
    "{% $constructor('x') %}",
    "{% {'__proto__': 1} %}",
    "{% $states.input.__proto__ %}",
    "{% $toMillis('x') %}",
    "{% $sum %}",
  ],
);
const number = fc.constantFrom(0, 1, 2, 3, 40, 86_400, 99_999_999);
const resource = fc.constantFrom(
  ...["arn:aws:states:::lambda:invoke", "arn:aws:states:::aws-sdk:sns:publish", "arn:aws:states:::sqs:sendMessage"],
  ...["arn:aws:lambda:us-east-1:000000000000:function:f", "arn:aws:states:us-east-1:000000000000:activity:a"],
  ...["arn:aws:states:::aws-sdk:s3:putObject", "arn:aws:states:::states:startExecution.sync:2"],
);
const constant = fc.oneof(number, fc.constantFrom<unknown>("text", null, true, [1, [2]], { a: { b: 1 } }));
const errors = fc.constantFrom(["States.ALL"], ["States.TaskFailed"], ["States.Timeout", "X"]);
const anything = fc.oneof(
  { maxDepth: 2 },
  ...[
    path,
    reference,
    intrinsic,
    query,
    number,
    constant,
    fc.constantFrom("A", "Gone", "", "Pass", "Map"),
    fc.string({ maxLength: 8 }),
  ],
  fc.constantFrom<unknown>(-1, 0.5, 1e300, [], {}, "2026-13-01T00:00:00Z", "__proto__", "x".repeat(100)),
  fc.dictionary(fc.string({ maxLength: 4 }), fc.oneof(path, query, number), { maxKeys: 3, noNullPrototype: true }),
);

const template = (language: Language): fc.Arbitrary<unknown> =>
  language === "JSONata"
    ? fc.record({ a: query, list: fc.array(query, { maxLength: 2 }), n: number }, { requiredKeys: [] })
    : fc.record(
        { "a.$": fc.oneof(path, intrinsic), list: fc.array(number, { maxLength: 2 }), n: number },
        { requiredKeys: [] },
      );

/** The fields each type of state may have beside those it must. */
function optional(type: string, language: Language, last: string): Members {
  const shaped = template(language);
  const assign = { Assign: shaped };
  const flow: Members =
    language === "JSONata"
      ? { ...assign, Output: fc.oneof(query, shaped) }
      : { ...(type === "Fail" ? {} : { InputPath: path, OutputPath: path }), ...assign };
  const rescue: Members = {
    Retry: fc.array(
      fc.record({ ErrorEquals: errors, IntervalSeconds: fc.constantFrom(1, 600), MaxAttempts: fc.constantFrom(0, 3) }),
      { maxLength: 1 },
    ),
    Catch: fc.array(fc.record({ ErrorEquals: errors, Next: fc.constant(last) }), { maxLength: 1 }),
  };
  const result: Members = language === "JSONata" ? {} : { ResultPath: reference, ResultSelector: shaped };
  if (type === "Pass")
    return language === "JSONata" ? flow : { ...flow, Result: constant, ResultPath: reference, Parameters: shaped };
  if (type === "Task")
    return {
      ...flow,
      ...rescue,
      ...result,
      TimeoutSeconds: fc.constantFrom(60, 9_999),
      HeartbeatSeconds: fc.constantFrom(10, 30),
    };
  if (type === "Map")
    return {
      ...flow,
      ...rescue,
      ...result,
      MaxConcurrency: number,
      ...(language === "JSONata" ? { Items: query } : { ItemsPath: path }),
    };
  if (type === "Parallel") return { ...flow, ...rescue, ...result };
  if (type === "Succeed") return language === "JSONata" ? { Output: query } : { InputPath: path, OutputPath: path };
  if (type === "Fail") return { Error: language === "JSONata" ? fc.oneof(query, fc.constant("E")) : fc.constant("E") };
  return flow;
}

function required(type: string, language: Language, depth: number, next: string): Members {
  if (type === "Task")
    return { Resource: resource, [language === "JSONata" ? "Arguments" : "Parameters"]: template(language) };
  if (type === "Wait") return language === "JSONata" ? { Seconds: fc.oneof(number, query) } : { Seconds: number };
  if (type === "Choice") {
    const condition: Members =
      language === "JSONata" ? { Condition: query } : { Variable: path, NumericGreaterThan: number };
    return {
      Choices: fc.array(fc.record({ ...condition, Next: fc.constant(next) }), { minLength: 1, maxLength: 2 }),
      Default: fc.constant(next),
    };
  }
  if (type === "Parallel") return { Branches: fc.array(machine(language, depth - 1), { minLength: 1, maxLength: 2 }) };
  if (type === "Map")
    return { ItemProcessor: fc.oneof(machine(language, depth - 1), distributed(machine(language, depth - 1))) };
  return {};
}

const distributed = (inner: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  inner.map((definition) => ({ ...definition, ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } }));

function stateOf(
  language: Language,
  depth: number,
  [next, last]: readonly [string | undefined, string],
): fc.Arbitrary<unknown> {
  const types = next === undefined ? ["Pass", "Task", "Wait", "Succeed", "Fail"] : ["Pass", "Task", "Wait", "Choice"];
  return fc.constantFrom(...types, ...(depth > 0 ? ["Map", "Parallel"] : [])).chain((type) => {
    const must = required(type, language, depth, next ?? last);
    const ends =
      type === "Succeed" || type === "Fail" || type === "Choice"
        ? {}
        : next === undefined
          ? { End: true }
          : { Next: next };
    const may = optional(type, language, last);
    return fc
      .record({ ...must, ...may }, { requiredKeys: Object.keys(must) })
      .map((fields) => ({ Type: type, ...fields, ...ends }));
  });
}

function machine(language: Language, depth: number): fc.Arbitrary<object> {
  const names = ["A", "B", "C"].map((name) => `${name}${depth}`);
  const last = names.at(-1) as string;
  return fc.tuple(...names.map((_, index) => stateOf(language, depth, [names[index + 1], last]))).map((states) => ({
    StartAt: names[0],
    States: Object.fromEntries(names.map((name, index) => [name, states[index]])),
  }));
}

const valid: fc.Arbitrary<object> = fc
  .constantFrom<Language>("JSONPath", "JSONata")
  .chain((language) => machine(language, 2).map((definition) => ({ QueryLanguage: language, ...definition })));

/** Puts a value somewhere into a definition: `steps` choose a member at each level. */
function spoil(definition: object, steps: readonly number[], value: unknown): object {
  const copy = structuredClone(definition);
  let at = copy as Record<string, unknown>;
  for (const [index, step] of steps.entries()) {
    const keys = Object.keys(at);
    const key = keys[step % keys.length];
    if (key === undefined) break;
    const inner = at[key];
    if (index === steps.length - 1 || inner === null || typeof inner !== "object") {
      at[key] = value;
      break;
    }
    at = inner as Record<string, unknown>;
  }
  return copy;
}

/** A state machine that is mostly a valid one, or one with something else in one place. */
export const randomDefinition: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: valid },
  {
    weight: 2,
    arbitrary: fc
      .tuple(valid, fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), anything)
      .map(([definition, steps, value]) => spoil(definition, steps, value)),
  },
  { weight: 1, arbitrary: anything },
);
