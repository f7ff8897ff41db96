import { afterAll, expect, test, vi } from "vitest";
import { type JsonObject, StepFunctionsService, VirtualClock } from "../index.ts";

const service = new StepFunctionsService({
  clock: new VirtualClock(),
  callService: async ({ arguments: args }) => ({ text: "x".repeat(Number(args.length ?? 0)), args }),
});
afterAll(() => service.close());

const roleArn = "arn:aws:iam::000000000000:role/test";
let machines = 0;

async function create(definition: object, type = "STANDARD"): Promise<string> {
  const { stateMachineArn } = await service.handle("CreateStateMachine", {
    name: `limits-${machines++}`,
    roleArn,
    type,
    definition: JSON.stringify(definition),
  });
  return String(stateMachineArn);
}

async function run(definition: object, input = "{}"): Promise<JsonObject> {
  const { executionArn } = await service.handle("StartExecution", {
    stateMachineArn: await create(definition),
    input,
  });
  return vi.waitFor(
    async () => {
      const found = await service.handle("DescribeExecution", { executionArn: String(executionArn) });
      expect(found.status).not.toBe("RUNNING");
      return found;
    },
    { timeout: 30_000, interval: 10 },
  );
}

const one = (state: object) => ({ StartAt: "A", States: { A: { End: true, ...state } } });

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
test.each([
  [
    "a state's output",
    one({ Type: "Pass", Parameters: { "a.$": "$", "b.$": "$" } }),
    "The state/task 'A' returned a result with a size exceeding the maximum number of bytes service limit.",
  ],
  [
    "what a state assigns",
    one({ Type: "Pass", Assign: { "a.$": "$", "b.$": "$" } }),
    "The state/task 'A' assigned variables with a size exceeding the maximum number of bytes service limit.",
  ],
  [
    "a task's result",
    one({ Type: "Task", Resource: "arn:aws:states:::aws-sdk:s3:getObject", Parameters: { length: 262_144 } }),
    "The state/task 's3' returned a result with a size exceeding the maximum number of bytes service limit.",
  ],
])("an execution fails when %s passes 256 KiB", async (_, definition, cause) => {
  const failed = await run(definition, JSON.stringify({ text: "x".repeat(200_000) }));
  expect(failed).toMatchObject({ status: "FAILED", error: "States.DataLimitExceeded", cause });
});

test("an execution may hold 10 MiB of variables, those of iterations that have ended aside", async () => {
  const big = { "v.$": "$$.Execution.Input.text" };
  const map = {
    Type: "Map",
    MaxConcurrency: 1,
    ItemsPath: "$.items",
    ItemProcessor: { StartAt: "B", States: { B: { Type: "Pass", Assign: big, End: true } } },
    ResultPath: null,
  };
  const input = JSON.stringify({ text: "x".repeat(200_000), items: Array.from({ length: 60 }, () => 0) });
  expect((await run(one(map), input)).status).toBe("SUCCEEDED");
  const states = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [
      `S${i}`,
      { Type: "Pass", Assign: { [`v${i}.$`]: "$.text" }, ...(i < 59 ? { Next: `S${i + 1}` } : { End: true }) },
    ]),
  );
  expect(await run({ StartAt: "S0", States: states }, input)).toMatchObject({
    status: "FAILED",
    error: "States.DataLimitExceeded",
    cause:
      "The state/task 'S52' assigned more variables to those there are with a size exceeding the maximum number of bytes service limit.",
  });
});

test("an execution catches States.DataLimitExceeded by its name", async () => {
  const state = {
    Type: "Task",
    Resource: "arn:aws:states:::aws-sdk:s3:getObject",
    Parameters: { length: 262_144 },
    Catch: [{ ErrorEquals: ["States.DataLimitExceeded"], ResultPath: null, Next: "B" }],
  };
  const caught = await run({ StartAt: "A", States: { A: { ...state, End: true }, B: { Type: "Pass", End: true } } });
  expect(caught).toMatchObject({ status: "SUCCEEDED", output: "{}" });
});

test("StartExecution refuses an input above 256 KiB, in bytes", async () => {
  const stateMachineArn = await create(one({ Type: "Pass" }));
  const fits = JSON.stringify("é".repeat(131_071));
  await expect(service.handle("StartExecution", { stateMachineArn, input: fits })).resolves.toHaveProperty(
    "executionArn",
  );
  const input = JSON.stringify("é".repeat(131_072));
  await expect(service.handle("StartExecution", { stateMachineArn, input })).rejects.toMatchObject({
    code: "ValidationException",
  });
});

test("an execution ends with event 25,000", async () => {
  const loop = {
    StartAt: "Loop",
    States: {
      Loop: { Type: "Choice", Choices: [{ Variable: "$.stop", IsPresent: true, Next: "Done" }], Default: "Loop" },
      Done: { Type: "Succeed" },
    },
  };
  const failed = await run(loop);
  expect(failed).toMatchObject({
    status: "FAILED",
    error: "States.Runtime",
    cause: "The execution reached the maximum number of history events (25000).",
  });
  const { events } = await service.handle("GetExecutionHistory", {
    executionArn: String(failed.executionArn),
    reverseOrder: true,
    maxResults: 2,
  });
  expect(events).toMatchObject([
    { id: 25_000, previousEventId: 24_999, type: "ExecutionFailed" },
    { id: 24_999, previousEventId: 24_998, type: "ChoiceStateExited" },
  ]);
}, 60_000);

test("an execution at its last event ends, however much runs in it", async () => {
  const loop = {
    StartAt: "W",
    States: {
      W: { Type: "Wait", Seconds: 1, Next: "C" },
      C: { Type: "Choice", Choices: [{ Variable: "$.stop", IsPresent: true, Next: "Done" }], Default: "W" },
      Done: { Type: "Succeed" },
    },
  };
  const map = { Type: "Map", ItemsPath: "$.items", ItemProcessor: loop, End: true };
  const branches = [
    { StartAt: "M", States: { M: map } },
    { StartAt: "B", States: { B: { Type: "Wait", Seconds: 99_999_999, End: true } } },
  ];
  const failed = await run(one({ Type: "Parallel", Branches: branches }), '{"items":[{},{},{}]}');
  expect(failed).toMatchObject({ status: "FAILED", error: "States.Runtime" });
}, 60_000);

test("an execution goes through 10,000 states", async () => {
  const states = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, i) => [
      `S${i}`,
      i < 9_999 ? { Type: "Pass", Next: `S${i + 1}` } : { Type: "Succeed" },
    ]),
  );
  expect(await run({ StartAt: "S0", States: states }, '{"n":1}')).toMatchObject({
    status: "SUCCEEDED",
    output: '{"n":1}',
  });
}, 60_000);

test("an execution goes down a hundred levels of Parallel states", async () => {
  let machine: object = { StartAt: "L0", States: { L0: { Type: "Pass", Result: 0, End: true } } };
  for (let i = 1; i <= 100; i++)
    machine = { StartAt: `L${i}`, States: { [`L${i}`]: { Type: "Parallel", Branches: [machine], End: true } } };
  const { output } = await run(machine);
  expect(output).toBe(`${"[".repeat(100)}0${"]".repeat(100)}`);
});

test("StartExecution answers the same for the same name and input, while the execution runs", async () => {
  const stateMachineArn = await create(
    one({ Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken" }),
  );
  const start = (input: string) => service.handle("StartExecution", { stateMachineArn, name: "once", input });
  const first = await start('{"a":1}');
  expect(await start('{"a":1}')).toEqual(first);
  const exists = { code: "ExecutionAlreadyExists", message: expect.stringContaining(String(first.executionArn)) };
  await expect(start('{"a":2}')).rejects.toMatchObject(exists);
  await service.handle("StopExecution", { executionArn: String(first.executionArn) });
  await expect(start('{"a":1}')).rejects.toMatchObject(exists);
});

test.each([
  ["81 characters", "n".repeat(81), "ValidationException"],
  ["no character", "", "ValidationException"],
  ["a space", "a b", "InvalidName"],
  ["a bracket", "a[b", "InvalidName"],
])("StartExecution refuses a name with %s", async (_, name, code) => {
  const stateMachineArn = await create(one({ Type: "Pass" }));
  await expect(service.handle("StartExecution", { stateMachineArn, name })).rejects.toMatchObject({ code });
});

test.each([
  ["Pass", { Type: "Pass", ResultPath: "$.x", Result: 1 }],
  ["Pass in JSONata", { Type: "Pass", QueryLanguage: "JSONata", Output: { v: "{% $states.input %}" } }],
  ["$string", { Type: "Pass", QueryLanguage: "JSONata", Output: "{% $string($states.input) %}" }],
  ["States.ArrayUnique", { Type: "Pass", Parameters: { "v.$": "States.ArrayUnique($)" } }],
  ["a descent", { Type: "Pass", Parameters: { "v.$": "$..x" } }],
  ["Task", { Type: "Task", Resource: "arn:aws:states:::aws-sdk:s3:getObject", Parameters: { "v.$": "$" } }],
  ["Map", { Type: "Map", ItemProcessor: { StartAt: "B", States: { B: { Type: "Pass", End: true } } } }],
])("an execution with a payload of 100,000 levels fails in %s, and the service goes on", async (_, state) => {
  const failed = await run(one(state), "[".repeat(100_000) + "]".repeat(100_000));
  expect(failed.status).toBe("FAILED");
  expect(failed.cause).not.toContain("Internal error");
  expect(await run(one({ Type: "Pass", Result: 1 }))).toMatchObject({ status: "SUCCEEDED" });
});

test.each<readonly [string, object, string]>([
  ["Parameters", { Type: "Pass", Parameters: { "__proto__.$": "$.x" } }, '{"__proto__":{"polluted":1}}'],
  [
    "ResultPath",
    { Type: "Pass", ResultPath: "$.__proto__.polluted", Result: 1 },
    '{"x":{"polluted":1},"__proto__":{"polluted":1}}',
  ],
  [
    "a JSONata constructor",
    { Type: "Pass", QueryLanguage: "JSONata", Output: "{% {'__proto__': {'polluted': 1}} %}" },
    '{"__proto__":{"polluted":1}}',
  ],
  [
    "States.JsonMerge",
    { Type: "Pass", Parameters: { "v.$": "States.JsonMerge($, States.StringToJson('\\{\"__proto__\":1\\}'), false)" } },
    '{"v":{"x":{"polluted":1},"__proto__":1}}',
  ],
])("a member called __proto__ is a member like any other: %s", async (_, state, output) => {
  expect(await run(one(state), '{"x":{"polluted":1}}')).toMatchObject({ output });
  expect({}).not.toHaveProperty("polluted");
});
