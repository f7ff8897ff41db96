import { expectTypeOf, test } from "vitest";
import { aws } from "../aws-services.ts";
import { eq, type Flow, format, items, jsonata, lambda, merge, project, stateMachine } from "../index.ts";
import { taskCall } from "./task-call.ts";

interface Claim {
  readonly id: string;
  readonly pages: readonly { readonly key: string; readonly bytes: number }[];
  readonly note?: string;
}

declare const start: Flow<Claim, Record<never, never>, never, never>;
type In<F> = F extends Flow<infer T, infer _V, infer _N, infer _J> ? T : "not a flow";
function read<T>(_flow: T): In<T> {
  throw new Error("only for types");
}

test("each step's output is the next one's input", () => {
  const called = start.task("A", ({ input }) => lambda.invoke<{ n: number }>("f", { id: input.id }));
  expectTypeOf(read(called).Payload).toEqualTypeOf<{ n: number }>();
  const shaped = start.pass("A", { output: ({ input }) => ({ key: input.pages[0].key, fixed: 1, note: input.note }) });
  expectTypeOf(read(shaped)).toEqualTypeOf<{
    readonly key: string;
    readonly fixed: number;
    readonly note: string | undefined;
  }>();
  expectTypeOf(read(start.wait("W", () => ({ seconds: 3 })))).toEqualTypeOf<Claim>();
  const both = start.parallel("P", [
    (f) => f.pass("X", { output: () => "x" }),
    (f) => f.pass("Y", { output: () => 2 }),
  ]);
  expectTypeOf(read(both)).toEqualTypeOf<readonly [string, number]>();
  const each = start.map(
    "M",
    ({ input }) => input.pages,
    (f) => f.pass("X", { output: ({ input }) => input.bytes }),
  );
  expectTypeOf(read(each)).toEqualTypeOf<readonly number[]>();
  const chosen = start
    .map(
      "M",
      ({ input }) => items(input.pages, ({ item, index }) => ({ page: item.key, index, id: input.id })),
      (f) => f.pass("X", { output: ({ input }) => format`${input.page}/${input.index}` }),
      { assign: ({ result }) => ({ keys: result }) },
    )
    .pass("Z", { output: ({ vars }) => vars.keys[0] });
  expectTypeOf(read(chosen)).toEqualTypeOf<string>();
});

test("an integration refuses wrong, missing and unknown arguments", () => {
  // @ts-expect-error a number is not a bucket
  aws.s3.putObject({ Bucket: 1, Key: "k" });
  // @ts-expect-error the key is missing
  aws.s3.putObject({ Bucket: "b" });
  // @ts-expect-error there is no such argument
  aws.s3.putObject({ Bucket: "b", Key: "k", Bodyy: "x" });
  // @ts-expect-error not one of the features
  aws.textract.startDocumentAnalysis({ DocumentLocation: {}, FeatureTypes: ["CHAIRS"] });
  // @ts-expect-error there is no such action
  aws.textract.startDocumentDance({});
  // @ts-expect-error arguments are in PascalCase, the client's own spelling is not
  aws.sfn.startExecution({ stateMachineArn: "arn" });
  aws.sfn.startExecution({ StateMachineArn: "arn", Input: "{}" });
  aws.bedrockRuntime.invokeModel({ ModelId: "m", Body: "{}" });
  aws.dynamodb.putItem({ TableName: "t", Item: { id: { S: "1" }, n: { N: "2" } } });
  aws.s3.putObject({ Bucket: "b", Key: "k", Body: { any: ["json", 1] } });
});

test("a reference of another type is refused", () => {
  start.task("A", ({ input }) =>
    aws.s3.putObject({
      Bucket: input.id,
      // @ts-expect-error a number is not a key
      Key: input.pages[0].bytes,
    }),
  );
  // @ts-expect-error there is no such field
  start.pass("A", { output: ({ input }) => input.nothing });
  // @ts-expect-error what may be absent is not a key
  start.task("A", ({ input }) => aws.s3.putObject({ Bucket: "b", Key: input.note }));
  // @ts-expect-error a string is never equal to a number
  start.choice("C", (r) => r.when(({ input }) => eq(input.id, 3), "D"));
  // @ts-expect-error no variable has the name
  start.pass("A", { output: ({ vars }) => vars.jobId });
});

test("a jump arrives at a state of the flow that takes its data", () => {
  stateMachine<Claim>({}, (flow) => flow.pass("A").goto("A"));
  // @ts-expect-error no state is called B
  stateMachine<Claim>({}, (flow) => flow.pass("A").goto("B"));
  stateMachine<Claim>({}, (flow) =>
    // @ts-expect-error no state is called Lost
    flow.task("A", () => taskCall("r"), { catch: [{ errors: ["States.ALL"], next: "Lost" }] }),
  );
  stateMachine<Claim>({}, (flow) =>
    // @ts-expect-error Handler takes other data
    flow
      .task("A", () => taskCall("r"), { catch: [{ errors: ["States.ALL"], next: "Handler" }] })
      .succeed("Done")
      .receiving<{ reason: number }>()
      .fail("Handler", ({ input }) => ({ cause: format`${input.reason}` })),
  );
  // @ts-expect-error a branch cannot leave its Parallel
  start.parallel("P", [(f) => f.pass("X").goto("Y")]);
  // @ts-expect-error a choice in a branch cannot either
  start.parallel("P", [(f) => f.choice("X", (r) => r.when(() => jsonata<boolean>("true"), "Z"))]);
  // @ts-expect-error there is an A already
  start.pass("A").pass("A");
});

test("names made at run time compile, and are checked at run time", () => {
  const name: string = "A";
  stateMachine<Claim>({}, (flow) => flow.pass(name).pass("B").goto("C").receiving<Claim>().pass("C"));
  const names: readonly string[] = ["X", "Y"];
  const many = start.parallel(
    "P",
    names.map((each) => (f: Flow<Claim, Record<never, never>, unknown, never>) => f.pass(each, { output: () => each })),
  );
  expectTypeOf(read(many)).toEqualTypeOf<readonly string[]>();
});

test("an end that reads nothing takes whatever jumps bring", () => {
  stateMachine<Claim>({}, (flow) =>
    flow
      .task("A", () => lambda.invoke<number>("f"), { catch: [{ errors: ["States.ALL"], next: "Broken" }] })
      .choice("C", (r) => r.when(({ input }) => eq(input.Payload, 1), "Broken").otherwise("Done"))
      .receiving<Claim>()
      .fail("Broken", () => ({ error: "Broken" }))
      .receiving<Claim>()
      .succeed("Done"),
  );
  stateMachine<Claim>({}, (flow) =>
    // @ts-expect-error Done reads a claim
    flow
      .pass("A", { output: () => 1 })
      .goto("Done")
      .receiving<Claim>()
      .succeed("Done", { output: ({ input }) => input.id }),
  );
});

test("a branch answers what it ends with, too", () => {
  const both = start.parallel("P", [
    (f) =>
      f
        .choice("X", (r) =>
          r
            .when(
              ({ input }) => eq(input.id, "a"),
              (w) => w.succeed("Early", { output: () => 1 }),
            )
            .when(({ input }) => eq(input.id, "b"), { output: () => true }, "Last")
            .otherwise((w) => w.pass("Late", { output: () => "late" }).goto("Last")),
        )
        .receiving<boolean | string>()
        .succeed("Last"),
    (f) => f.succeed("Only"),
  ]);
  expectTypeOf(read(both)).toEqualTypeOf<readonly [number | boolean | string, Claim]>();
});

test("the context knows what the execution, or the child execution, was started with", () => {
  stateMachine<Claim>({}, (flow) =>
    flow
      .pass("A", { output: () => 1, assign: ({ context }) => ({ id: context.Execution.Input.id }) })
      .pass("B", { output: ({ context }) => context.Execution.Input.pages })
      .map(
        "M",
        ({ input }) => input,
        (one) =>
          one.pass("One", {
            output: ({ context }) => context.Execution.Input.bytes,
            // @ts-expect-error a child execution has its own variables
            assign: ({ vars }) => ({ id: vars.id }),
          }),
        { distributed: { executionType: "EXPRESS", toleratedFailurePercentage: 5 } },
      )
      // @ts-expect-error there is no such field
      .pass("C", { output: ({ context }) => context.Execution.Input.idd }),
  );
});

test("a Map whose results go to S3 answers where they are", () => {
  const run = start.map(
    "M",
    ({ input }) => input.pages,
    (one) => one.pass("One"),
    {
      distributed: { executionType: "STANDARD", results: ({ input }) => ({ bucket: input.id }) },
    },
  );
  expectTypeOf(read(run).ResultWriterDetails.Key).toEqualTypeOf<string>();
});

test("what was caught has the names it was caught by", () => {
  const get = () => aws.s3.getObject({ Bucket: "b", Key: "k" });
  start.task("A", get, {
    catch: (caught) =>
      caught
        .on(["S3.NoSuchKeyException", "S3.S3Exception"], (way) =>
          // @ts-expect-error it is not caught here
          way.choice("Which", (r) => r.when(({ input }) => eq(input.Error, "S3.NoSuchBucketException"), "Absent")),
        )
        .on(["States.ALL"], { output: ({ error }) => error }, (way) =>
          way.choice("Any", (r) => r.when(({ input }) => eq(input.Error, "Whatever"), "Absent")),
        ),
  });
  const handled = start.task("A", get, {
    catch: (caught) =>
      caught.on(["S3.NoSuchKeyException"], { output: ({ error }) => error.Error }, (way) => way.pass("B")),
    output: () => 1,
  });
  expectTypeOf(read(handled)).toEqualTypeOf<number | "S3.NoSuchKeyException">();
});

test("values of the language that would say nothing are refused", () => {
  // @ts-expect-error JavaScript negates the expression here: it is false whatever the input
  start.choice("C", (r) => r.when(({ input }) => !input.id, "D"));
  // @ts-expect-error a Wait waits for one of the two
  start.wait("W", () => ({ seconds: 1, timestamp: "2030-01-01T00:00:00Z" }));
});

test("merge and project keep types", () => {
  const merged = start.pass("A", { output: ({ input }) => merge(input, { id: 1, more: true }) });
  expectTypeOf(read(merged).id).toEqualTypeOf<number>();
  expectTypeOf(read(merged).pages).toEqualTypeOf<Claim["pages"]>();
  const labels = start.task("T", () => aws.rekognition.detectLabels({ Image: { Bytes: "aGk=" } }), {
    output: ({ result }) => project(result.Labels, (label) => ({ name: label.Name, at: label.Confidence })),
  });
  expectTypeOf(read(labels)[0]).toEqualTypeOf<{ readonly name: string; readonly at: number } | undefined>();
});

test("a choice narrows", () => {
  type Found =
    | { readonly kind: "image"; readonly width: number }
    | { readonly kind: "audio"; readonly seconds: number; readonly speaker?: string };
  const found = start.pass("Find", { output: () => jsonata<Found>("x") });
  const routed = found.choice("Route", (route) =>
    route
      .whenField("kind", "image", (way) => way.pass("Image", { output: ({ input }) => input.width }))
      .whenPresent("speaker", (way) => way.pass("Said", { output: ({ input }) => input.speaker }))
      .otherwise((way) => way.pass("Audio", { output: ({ input }) => ({ seconds: input.seconds }) })),
  );
  expectTypeOf(read(routed)).toEqualTypeOf<number | string | { readonly seconds: number }>();
  // @ts-expect-error no file is a text
  found.choice("Route", (route) => route.whenField("kind", "text", "Somewhere"));
  found.choice("Route", (route) =>
    // @ts-expect-error an image has no seconds
    route.whenField("kind", "image", (way) => way.pass("Image", { output: ({ input }) => input.seconds })),
  );
});
