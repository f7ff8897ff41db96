import { expect, test } from "vitest";
import { aws } from "../../aws-services.ts";
import type { SoundFlow } from "../../flow/flow-facts.ts";
import type { NoVars } from "../../flow/variables.ts";
import {
  add,
  and,
  at,
  type Branch,
  coalesce,
  count,
  eq,
  exists,
  type Flow,
  format,
  gt,
  isIn,
  isString,
  jsonata,
  jsonPath,
  lambda,
  lint,
  lt,
  merge,
  not,
  or,
  parse,
  placeholder,
  project,
  type StateMachine,
  s3Objects,
  select,
  stateMachine,
  subtract,
  uuid,
  when,
} from "../../index.ts";
import { secondOpinion } from "../../second-opinion.ts";

interface Claim {
  readonly id: string;
  readonly kind: "image" | "audio";
  readonly n: number;
  readonly pages: readonly { readonly key: string; readonly bytes: number }[];
  readonly seconds: number;
  readonly until: string;
  readonly note?: string;
  readonly "odd key": string;
}

type Start = Flow<Claim, NoVars, unknown, never>;

function machine(build: (flow: Start) => SoundFlow): StateMachine<Claim> {
  return stateMachine<Claim>({ queryLanguage: "JSONPath" }, build);
}

/** The first state as printed; the machine is sound by every judge. */
function printed(build: (flow: Start) => SoundFlow): unknown {
  const definition = machine(build).toAsl();
  expect(definition.QueryLanguage).toBeUndefined();
  expect(secondOpinion(definition)).toEqual([]);
  expect(lint(definition).filter(({ severity }) => severity === "error")).toEqual([]);
  return definition.States[definition.StartAt];
}

test("a Task in JSONPath computes its arguments and selects from its result", () => {
  expect(
    printed((flow) =>
      flow
        .task(
          "Put",
          ({ input, context }) =>
            aws.s3.putObject.waitForTaskToken<{ readonly Status: string; readonly Pages: readonly number[] }>({
              Bucket: placeholder("Lake"),
              Key: format`out/it's {${input.id}}/${context.Execution.Name}`,
              Body: { token: context.Task.Token, first: input.pages[0].key, list: [input.id, 1, "x"] },
            }),
          {
            timeoutSeconds: ({ input }) => input.seconds,
            heartbeatSeconds: 5,
            credentials: ({ input }) => ({ RoleArn: format`arn:aws:iam::1:role/${input.id}` }),
            output: ({ result }) => ({ status: result.Status, pages: count(result.Pages), fixed: [1] }),
            retry: [{ errors: ["S3.S3Exception"], maxAttempts: 2, maxDelaySeconds: 9, jitter: "FULL" }],
            catch: [{ errors: ["States.ALL"], next: "Failed", output: ({ input, error }) => merge(input, { error }) }],
          },
        )
        .succeed("Done")
        .receiving<{ readonly error: { readonly Error: string; readonly Cause: string } }>()
        .fail("Failed", ({ input }) => ({ error: input.error.Error, cause: format`It broke: ${input.error.Cause}` })),
    ),
  ).toEqual({
    Type: "Task",
    Resource: "arn:aws:states:::aws-sdk:s3:putObject.waitForTaskToken",
    Parameters: {
      Bucket: "${Lake}",
      "Key.$": "States.Format('out/it\\'s \\{{}\\}/{}', $.id, $$.Execution.Name)",
      Body: {
        "token.$": "$$.Task.Token",
        "first.$": "$.pages[0].key",
        "list.$": "States.Array($.id, 1, 'x')",
      },
    },
    Credentials: { "RoleArn.$": "States.Format('arn:aws:iam::1:role/{}', $.id)" },
    TimeoutSecondsPath: "$.seconds",
    HeartbeatSeconds: 5,
    ResultSelector: { "status.$": "$.Status", "pages.$": "States.ArrayLength($.Pages)", fixed: [1] },
    Retry: [{ ErrorEquals: ["S3.S3Exception"], MaxAttempts: 2, MaxDelaySeconds: 9, JitterStrategy: "FULL" }],
    Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Failed" }],
    Next: "Done",
  });
});

test("a result in JSONPath is passed on, selected, added to the input, wrapped or discarded", () => {
  const call = () => lambda.invoke<{ readonly x: readonly number[] }>("f");
  const shape = (build: (flow: Start) => SoundFlow): unknown => {
    const { Type: _t, Resource: _r, Parameters: _p, Next: _n, ...rest } = printed(build) as Record<string, unknown>;
    return rest;
  };
  expect(shape((f) => f.task("T", call).succeed("D"))).toEqual({});
  expect(shape((f) => f.task("T", call, { output: ({ result }) => result.Payload.x }).succeed("D"))).toEqual({
    OutputPath: "$.Payload.x",
  });
  expect(shape((f) => f.task("T", call, { output: ({ input }) => input }).succeed("D"))).toEqual({ ResultPath: null });
  expect(shape((f) => f.task("T", call, { output: ({ input }) => input.pages }).succeed("D"))).toEqual({
    ResultPath: null,
    OutputPath: "$.pages",
  });
  expect(
    shape((f) => f.task("T", call, { output: ({ input, result }) => merge(input, { answer: result }) }).succeed("D")),
  ).toEqual({ ResultPath: "$.answer" });
  expect(
    shape((f) =>
      f
        .task("T", call, { output: ({ input, result }) => merge(input, { answer: { x: result.Payload.x } }) })
        .succeed("D"),
    ),
  ).toEqual({ ResultSelector: { "x.$": "$.Payload.x" }, ResultPath: "$.answer" });
  expect(
    shape((f) => f.task("T", call, { output: ({ result }) => format`${result.StatusCode}!` }).succeed("D")),
  ).toEqual({ ResultSelector: { "value.$": "States.Format('{}!', $.StatusCode)" }, OutputPath: "$.value" });
});

test("a Choice in JSONPath tests paths", () => {
  expect(
    printed((flow) =>
      flow
        .choice("C", (route) =>
          route
            .when(({ input }) => eq(input.n, 1), "A")
            .when(({ input }) => or(exists(input.note), not(isString(input["odd key"]))), "A")
            .when(({ input }) => isIn(input.id, ["a", "b"]), { assign: ({ input }) => ({ id: input.id }) }, "A")
            .when(({ input }) => and(lt(input.n, input.seconds), eq(input.note, input.id)), "A")
            .otherwise("A"),
        )
        .receiving<unknown>()
        .succeed("A"),
    ),
  ).toEqual({
    Type: "Choice",
    Choices: [
      { Variable: "$.n", NumericEquals: 1, Next: "A" },
      {
        Or: [
          { Variable: "$.note", IsPresent: true },
          { Variable: "$['odd key']", IsString: false },
        ],
        Next: "A",
      },
      {
        Or: [
          { Variable: "$.id", StringEquals: "a" },
          { Variable: "$.id", StringEquals: "b" },
        ],
        Assign: { "id.$": "$.id" },
        Next: "A",
      },
      {
        And: [
          {
            Or: [
              { Variable: "$.n", StringLessThanPath: "$.seconds" },
              { Variable: "$.n", NumericLessThanPath: "$.seconds" },
            ],
          },
          {
            Or: [
              { Variable: "$.note", StringEqualsPath: "$.id" },
              { Variable: "$.note", NumericEqualsPath: "$.id" },
              { Variable: "$.note", BooleanEqualsPath: "$.id" },
            ],
          },
        ],
        Next: "A",
      },
    ],
    Default: "A",
  });
});

test("Pass, Wait, Map, Parallel and Succeed print to JSONPath", () => {
  const branch: Branch<Claim, NoVars> = (f) => f.pass("B", { output: ({ input }) => input.id });
  expect(
    printed((f) =>
      f
        .pass("P", {
          output: ({ input }) => ({
            big: select(input.pages, (page) => gt(page.bytes, 9)),
            keys: project(input.pages, (page) => page.key),
            sum: subtract(add(input.n, 1), 2),
            id: uuid(),
            last: at(input.pages, -1),
            dice: jsonPath<number>("States.MathRandom(1, 6)"),
            parsed: parse<number>(input.id),
          }),
        })
        .succeed("D", { output: ({ input }) => input.sum }),
    ),
  ).toMatchObject({
    Parameters: {
      "big.$": "$.pages[?(@.bytes > 9)]",
      "keys.$": "$.pages[*].key",
      "sum.$": "States.MathAdd(States.MathAdd($.n, 1), -2)",
      "id.$": "States.UUID()",
      "last.$": "$.pages[-1]",
      "dice.$": "States.MathRandom(1, 6)",
      "parsed.$": "States.StringToJson($.id)",
    },
  });
  expect(
    printed((f) =>
      f
        .pass("P", {
          output: ({ input }) => merge(input, { a: { b: "{it's}", n: input.n }, all: [input.id, { k: 1 }] }),
        })
        .succeed("D"),
    ),
  ).toEqual({
    Type: "Pass",
    Parameters: {
      "value.$":
        "States.JsonMerge($, States.StringToJson(States.Format(" +
        `'\\{"a":\\{"b":"\\{it\\'s\\}","n":{}\\},"all":[{},\\{"k":1\\}]\\}', ` +
        "States.JsonToString($.n), States.JsonToString($.id))), false)",
    },
    OutputPath: "$.value",
    Next: "D",
  });
  expect(
    printed((f) => f.pass("P", { output: ({ input }) => merge(input, { key: format`x/${input.id}` }) }).succeed("D")),
  ).toMatchObject({ Parameters: { "value.$": expect.stringContaining("States.JsonToString(States.Format(") } });
  expect(printed((f) => f.wait("W", ({ input }) => ({ timestamp: input.until })).succeed("D"))).toEqual({
    Type: "Wait",
    TimestampPath: "$.until",
    Next: "D",
  });
  expect(printed((f) => f.parallel("Both", [branch], { output: ({ result }) => at(result, 0) }).succeed("D"))).toEqual({
    Type: "Parallel",
    Branches: [{ StartAt: "B", States: { B: { Type: "Pass", OutputPath: "$.id", End: true } } }],
    OutputPath: "$[0]",
    Next: "D",
  });
  expect(
    printed((f) =>
      f
        .map(
          "M",
          ({ input }) => input.pages,
          (one) => one.pass("One", { output: ({ input }) => input.key }),
          {
            maxConcurrency: ({ input }) => input.n,
            assign: ({ result }) => ({ keys: result }),
          },
        )
        .pass("Read", { output: ({ vars }) => ({ keys: vars.keys }) })
        .succeed("D"),
    ),
  ).toMatchObject({ ItemsPath: "$.pages", MaxConcurrencyPath: "$.n", Assign: { "keys.$": "$" } });
  expect(
    printed((f) =>
      f
        .map(
          "M",
          () => s3Objects({ Bucket: "raw", maxItems: 9 }),
          (one) => one.pass("One"),
          {
            distributed: {
              executionType: "STANDARD",
              results: ({ input }) => ({ bucket: "lake", prefix: input.id }),
              toleratedFailureCount: ({ input }) => input.n,
            },
            output: ({ result }) => result.ResultWriterDetails.Key,
          },
        )
        .succeed("D"),
    ),
  ).toMatchObject({
    ItemReader: { ReaderConfig: { MaxItems: 9 }, Parameters: { Bucket: "raw" } },
    ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "lake", "Prefix.$": "$.id" } },
    ToleratedFailureCountPath: "$.n",
    OutputPath: "$.ResultWriterDetails.Key",
  });
});

test("what JSONPath cannot say is refused with the state's name", () => {
  const call = () => lambda.invoke<{ readonly x: number }>("f");
  const refused: readonly (readonly [(flow: Start) => SoundFlow, string])[] = [
    [
      (f) => f.pass("S", { output: ({ input }) => when(eq(input.n, 1), 1, 2) }),
      'state "S": JSONPath has no value by a test',
    ],
    [(f) => f.pass("S", { output: ({ input }) => coalesce(input.note, "x") }), 'state "S"'],
    [
      (f) => f.pass("S", { output: () => jsonata<number>("1") }),
      'state "S": jsonata("1") stands in a JSONPath machine',
    ],
    [
      (f) => f.task("S", call, { output: ({ input, result }) => ({ id: input.id, x: result.Payload.x }) }),
      'state "S": an output mixes the input and the result',
    ],
    [
      (f) =>
        f.task("S", call, { output: ({ result }) => ({ a: result.Payload }), assign: ({ result }) => ({ a: result }) }),
      "reshaped and variables are assigned",
    ],
    [(f) => f.task("S", call, { assign: ({ input }) => ({ a: input.id }) }), '"input" is out of reach'],
    [(f) => f.wait("S", ({ input }) => ({ seconds: add(input.n, 1) })), "computed otherwise than by a path"],
    [
      (f) => f.choice("S", (r) => r.when(({ input }) => eq(add(input.n, 1), 2), "S").otherwise("S")),
      "tests paths only",
    ],
  ];
  for (const [build, message] of refused) expect(() => machine(build)).toThrow(message);
  expect(() => jsonPath("x.y")).toThrow("neither a path nor an intrinsic function");
  expect(() => stateMachine<Claim>({}, (f) => f.pass("S", { output: () => jsonPath<number>("$.n") }))).toThrow(
    "stands in a JSONata machine",
  );
});
