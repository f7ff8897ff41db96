import { expect, test } from "vitest";
import { manyStates } from "./hundred-states.ts";
import { typeCheck } from "./type-check.ts";

test("stateMachine of 120 states is followed to its end by the compiler", { timeout: 180_000 }, () => {
  const { messages, instantiations } = typeCheck(manyStates(120));
  expect(messages).toEqual([]);
  // Seconds belong to the benchmark; this count is the same on every machine.
  expect(instantiations).toBeLessThan(450_000);
});

/** A mistake people make, and what the compiler has to say of it. */
const mistakes: readonly (readonly [string, string])[] = [
  ['flow.pass("A").goto("B")', '"no state has the name": "B"'],
  ['flow.task("A", () => lambda.invoke("f"), { catch: [{ errors: ["X"], next: "Lost" }] }).succeed("D")', '"Lost"'],
  ['flow.pass("A").goto("B").receiving<{ x: 1 }>().pass("B")', '"this state takes other data": "B"'],
  ['flow.pass("A").pass("A").succeed("D")', '"a state already has the name": "A"'],
  ['flow.parallel("A", [(way) => way.pass("B").goto("C")]).succeed("D")', '"no state has the name": "C"'],
  ['flow.task("A", ({ input }) => s3.getObject({ Bucket: "b", Key: input.total })).succeed("D")', "'number'"],
  ['flow.task("A", () => s3.getObject({ Bucket: "b" })).succeed("D")', "Property 'Key' is missing"],
  ['flow.task("A", () => s3.getObject({ Bucket: "b", Key: "k", Kee: 1 })).succeed("D")', "'Kee' does not exist"],
  ['flow.task("A", ({ input }) => s3.getObject({ Bucket: "b", Key: input.note })).succeed("D")', "'undefined'"],
  ['flow.task("A", () => s3.getOject({ Bucket: "b", Key: "k" })).succeed("D")', "'getOject' does not exist"],
  ['flow.pass("A", { output: ({ input }) => input.nothing }).succeed("D")', "'nothing' does not exist"],
  ['flow.pass("A", { output: ({ vars }) => vars.jobId }).succeed("D")', "'jobId' does not exist"],
  ['flow.pass("A", { ouput: () => 1 }).succeed("D")', "Did you mean to write 'output'?"],
  [
    'flow.task("A", () => s3.getObject({ Bucket: "b", Key: "k" }), { retry: [{ errors: ["S3.NoSuchKey"] }] }).succeed("D")',
    `'"S3.NoSuchKey"' is not assignable`,
  ],
  [
    'flow.choice("A", (route) => route.when(({ input }) => eq(input.kind, "c"), "D").otherwise("D")).receiving<Order>().succeed("D")',
    `'"a" | "b" |`,
  ],
  [
    'flow.choice("A", (route) => route.when(({ input }) => eq(input.kind, "a"), (way) => way.pass("B", { output: ({ input }) => eq(input.kind, "b") })).otherwise()).succeed("D")',
    `'"a" | Expression<"a">'`,
  ],
  [
    'flow.choice("A", (route) => route.when(({ input }) => exists(input.total), (way) => way.pass("B", { output: ({ input }) => format`${input.note}` })).otherwise()).succeed("D")',
    "'undefined'",
  ],
];

test("the compiler's words for a mistake are few and name it", { timeout: 180_000 }, () => {
  const before = `import { eq, exists, format, lambda, sdk, stateMachine } from "@tributary/asl";
const s3 = sdk<typeof import("@aws-sdk/client-s3")>("s3");
interface Order { readonly id: string; readonly total: number; readonly note?: string; readonly kind: "a" | "b" }
`;
  const lines = mistakes.map(([flow]) => `stateMachine<Order>({}, (flow) => ${flow});`);
  const { messages } = typeCheck(before + lines.join("\n"));
  for (const [at, [flow, expected]] of mistakes.entries()) {
    const said = messages.filter((message) => message.startsWith(`${at + 4}: `));
    expect(said.join("\n"), flow).toContain(expected);
    for (const message of said) expect(message.length, message).toBeLessThan(700);
  }
});

test("sdk knows the name of the service and the errors of any client that is installed", { timeout: 180_000 }, () => {
  const { messages } = typeCheck(`import { otherError, sdk, stateMachine } from "@tributary/asl";
const sts = sdk<typeof import("@aws-sdk/client-sts")>("sts");
const wrong = sdk<typeof import("@aws-sdk/client-sts")>("s3");
export const machine = stateMachine({}, (flow) =>
  flow
    .task("Who", () => sts.getCallerIdentity({}), {
      output: ({ result }) => result.Account,
      retry: [{ errors: ["Sts.ExpiredTokenException", "Sts.StsException", "States.Timeout", otherError("Sts.New")] }],
    })
    .task("Never", () => sts.getCallerIdentity({}), { retry: [{ errors: ["Sts.NoSuchKeyException"] }] })
    .succeed("Done"),
);
`);
  expect(messages).toEqual([
    `3: Argument of type '"s3"' is not assignable to parameter of type '"sts"'.`,
    expect.stringMatching(/^10: Type '"Sts.NoSuchKeyException"' is not assignable/),
  ]);
});
