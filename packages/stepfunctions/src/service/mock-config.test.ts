import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { type CallService, defineMocks, type MockConfig, StepFunctionsService, VirtualClock } from "../index.ts";

const roleArn = "arn:aws:iam::000000000000:role/test";
const definition = JSON.stringify({
  StartAt: "Lookup",
  States: {
    Lookup: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Parameters: { FunctionName: "lookup", "Payload.$": "$" },
      Retry: [{ ErrorEquals: ["Lambda.ThrottledException"], IntervalSeconds: 60, MaxAttempts: 3 }],
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Sorry" }],
      Next: "Tell",
    },
    Tell: {
      Type: "Task",
      Resource: "arn:aws:states:::sns:publish",
      Parameters: { TopicArn: "t", "Message.$": "$" },
      End: true,
    },
    Sorry: { Type: "Pass", End: true },
  },
});

const mocks = defineMocks({
  StateMachines: {
    Lookups: {
      TestCases: {
        HappyPath: { Lookup: "found", Tell: "told" },
        Throttled: { Lookup: "found at the third try", Tell: "told" },
        Broken: { Lookup: "broken" },
        LookupOnly: { Lookup: "found" },
      },
    },
  },
  MockedResponses: {
    found: { "0": { Return: { Payload: { id: 1 }, StatusCode: 200 } } },
    "found at the third try": {
      "0-1": { Throw: { Error: "Lambda.ThrottledException", Cause: "Too Many Requests" } },
      "2": { Return: { Payload: { id: 3 } } },
    },
    broken: { "0": { Throw: { Error: "Lambda.Gone", Cause: "gone" } } },
    told: { "0": { Return: { MessageId: "m" } } },
  },
});

async function run(mockConfig: MockConfig | string, testCase: string, callService?: CallService) {
  const service = new StepFunctionsService({
    mockConfig,
    clock: new VirtualClock(),
    ...(callService && { callService }),
  });
  const { stateMachineArn } = await service.handle("CreateStateMachine", { name: "Lookups", roleArn, definition });
  const { executionArn } = await service.handle("StartExecution", {
    stateMachineArn: `${String(stateMachineArn)}#${testCase}`,
  });
  return vi.waitFor(async () => {
    const described = await service.handle("DescribeExecution", { executionArn: String(executionArn) });
    expect(described.status).not.toBe("RUNNING");
    const { events } = await service.handle("GetExecutionHistory", { executionArn: String(executionArn) });
    return { ...described, types: (events as { type: string }[]).map(({ type }) => type) };
  });
}

const refused: CallService = () => Promise.reject(new Error("a mocked state calls nothing"));

test("defineMocks answers each call of a test case in its turn", async () => {
  expect(await run(mocks, "HappyPath", refused)).toMatchObject({ status: "SUCCEEDED", output: '{"MessageId":"m"}' });
  const throttled = await run(mocks, "Throttled", refused);
  expect(throttled).toMatchObject({ status: "SUCCEEDED", output: '{"MessageId":"m"}' });
  expect(throttled.types.filter((type) => type === "TaskFailed")).toHaveLength(2);
  expect(await run(mocks, "Broken", refused)).toMatchObject({
    status: "SUCCEEDED",
    output: '{"Error":"Lambda.Gone","Cause":"gone"}',
  });
});

test("defineMocks leaves the states a test case does not name to the real call", async () => {
  const calls: string[] = [];
  const described = await run(mocks, "LookupOnly", async ({ service, action }) => {
    calls.push(`${service}:${action}`);
    return { MessageId: "real" };
  });
  expect(described).toMatchObject({ status: "SUCCEEDED", output: '{"MessageId":"real"}' });
  expect(calls).toEqual(["sns:publish"]);
});

test("defineMocks does not compile with a response there is not", () => {
  defineMocks({
    // @ts-expect-error: the response is misspelt
    StateMachines: { M: { TestCases: { T: { S: "fuond" } } } },
    MockedResponses: { found: { "0": { Return: null } } },
  });
});

test("readMockConfig takes MockConfigFile.json as Step Functions Local does", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "sfn-mocks-")), "MockConfigFile.json");
  writeFileSync(file, JSON.stringify(mocks));
  expect(await run(file, "HappyPath", refused)).toMatchObject({ status: "SUCCEEDED" });
});

test("readMockConfig leaves a test case it does not have to the caller", async () => {
  await expect(run(mocks, "Typo", refused)).rejects.toMatchObject({ message: expect.stringContaining("'Typo'") });
});

const fault = (change: object): unknown => ({ StateMachines: {}, MockedResponses: {}, ...change });
const response = (answers: unknown): unknown => fault({ MockedResponses: { r: answers } });

test.each([
  ["a list", [], "no StateMachines"],
  ["no responses", { StateMachines: {} }, "no MockedResponses"],
  ["a machine without test cases", fault({ StateMachines: { m: {} } }), "'m' has no TestCases"],
  ["a test case that is text", fault({ StateMachines: { m: { TestCases: { t: "x" } } } }), "'m/t'"],
  ["a response there is not", fault({ StateMachines: { m: { TestCases: { t: { s: "gone" } } } } }), "'gone'"],
  [
    "a response of Object.prototype",
    fault({ StateMachines: { m: { TestCases: { t: { s: "toString" } } } } }),
    "'toString'",
  ],
  ["a call that is no number", response({ first: { Return: 1 } }), "'first'"],
  ["a range that runs backwards", response({ "3-1": { Return: 1 } }), "'3-1'"],
  ["two answers to one call", response({ "0-2": { Return: 1 }, "2": { Return: 2 } }), "call 2"],
  ["neither Return nor Throw", response({ "0": {} }), "exactly one"],
  ["both Return and Throw", response({ "0": { Return: 1, Throw: { Error: "E" } } }), "exactly one"],
  ["a Throw without Error", response({ "0": { Throw: { Cause: "c" } } }), "Error"],
  ["a Cause that is no text", response({ "0": { Throw: { Error: "E", Cause: 7 } } }), "Cause"],
])("readMockConfig refuses %s", (_, config, words) => {
  expect(() => new StepFunctionsService({ mockConfig: config as MockConfig })).toThrow(
    expect.objectContaining({ code: "TRB-SFN-001", message: expect.stringContaining(words) }),
  );
});

test("readMockConfig names the file that is not there, or is not JSON", () => {
  const folder = mkdtempSync(join(tmpdir(), "sfn-mocks-"));
  writeFileSync(join(folder, "bad.json"), "{");
  for (const name of ["gone.json", "bad.json"])
    expect(() => new StepFunctionsService({ mockConfig: join(folder, name) })).toThrow(
      expect.objectContaining({ code: "TRB-SFN-001", at: { file: join(folder, name) } }),
    );
});
