import { afterAll, expect, test, vi } from "vitest";
import { type JsonObject, StepFunctionsService, seededRandom, VirtualClock } from "../index.ts";

const service = new StepFunctionsService({ clock: new VirtualClock(), random: seededRandom(3) });
afterAll(() => service.close());

const roleArn = "arn:aws:iam::000000000000:role/test";
const definition = (state: object): string => JSON.stringify({ StartAt: "A", States: { A: { End: true, ...state } } });

let machines = 0;
async function create(state: object, more: JsonObject = {}): Promise<JsonObject & { stateMachineArn: string }> {
  const made = await service.handle("CreateStateMachine", {
    name: `operations-${machines++}`,
    roleArn,
    definition: definition(state),
    ...more,
  });
  return { ...made, stateMachineArn: String(made.stateMachineArn) };
}

async function ended(executionArn: string): Promise<JsonObject> {
  return vi.waitFor(
    async () => {
      const found = await service.handle("DescribeExecution", { executionArn });
      expect(found.status).not.toBe("RUNNING");
      return found;
    },
    { timeout: 30_000, interval: 5 },
  );
}

async function run(stateMachineArn: string, input = "{}"): Promise<JsonObject & { executionArn: string }> {
  const { executionArn } = await service.handle("StartExecution", { stateMachineArn, input });
  return { ...(await ended(String(executionArn))), executionArn: String(executionArn) };
}

test("METADATA_ONLY leaves data out of every answer that has some", async () => {
  const { stateMachineArn } = await create({ Type: "Pass" });
  const { executionArn } = await run(stateMachineArn, '{"secret":1}');
  const only = { includedData: "METADATA_ONLY" };
  const execution = await service.handle("DescribeExecution", { executionArn, ...only });
  expect(execution).toMatchObject({ inputDetails: { included: false }, outputDetails: { included: false } });
  expect(JSON.stringify(execution)).not.toContain("secret");
  expect(await service.handle("DescribeStateMachine", { stateMachineArn, ...only })).toMatchObject({ definition: "" });
  expect(await service.handle("DescribeStateMachineForExecution", { executionArn, ...only })).toMatchObject({
    definition: "",
  });
  const express = await create({ Type: "Pass" }, { type: "EXPRESS" });
  const answer = await service.handle("StartSyncExecution", { ...express, input: '{"secret":1}', ...only });
  expect(answer).toMatchObject({ status: "SUCCEEDED", outputDetails: { included: false } });
  expect(JSON.stringify(answer)).not.toContain("secret");
  const history = await service.handle("GetExecutionHistory", { executionArn, includeExecutionData: false });
  expect(JSON.stringify(history)).not.toContain("secret");
  await expect(service.handle("DescribeExecution", { executionArn, includedData: "SOME" })).rejects.toMatchObject({
    code: "ValidationException",
  });
});

test("an alias sends executions to its versions by weight, each with the definition it had", async () => {
  const { stateMachineArn } = await create({ Type: "Pass", Result: 1 }, { publish: true });
  await service.handle("UpdateStateMachine", {
    stateMachineArn,
    definition: definition({ Type: "Pass", Result: 2 }),
    publish: true,
  });
  const { stateMachineAliasArn } = await service.handle("CreateStateMachineAlias", {
    name: "live",
    routingConfiguration: [
      { stateMachineVersionArn: `${stateMachineArn}:1`, weight: 50 },
      { stateMachineVersionArn: `${stateMachineArn}:2`, weight: 50 },
    ],
  });
  const outputs = new Set<unknown>();
  for (let i = 0; i < 20; i++) {
    const { output, stateMachineVersionArn } = await run(String(stateMachineAliasArn));
    expect(stateMachineVersionArn).toBe(`${stateMachineArn}:${String(output)}`);
    outputs.add(output);
  }
  expect(outputs).toEqual(new Set(["1", "2"]));
  expect((await run(`${stateMachineArn}:1`)).output).toBe("1");
  await expect(
    service.handle("DeleteStateMachineVersion", { stateMachineVersionArn: `${stateMachineArn}:1` }),
  ).rejects.toMatchObject({ code: "ConflictException" });
});

test("RedriveExecution goes on where an execution failed, and only there", async () => {
  const { stateMachineArn } = await create({ Type: "Fail", Error: "E", End: undefined as never });
  const failed = await run(stateMachineArn);
  expect(failed).toMatchObject({ status: "FAILED", redriveCount: 0, redriveStatus: "REDRIVABLE" });
  await service.handle("RedriveExecution", { executionArn: failed.executionArn });
  expect(await ended(failed.executionArn)).toMatchObject({ status: "FAILED", redriveCount: 1 });
  const fine = await run((await create({ Type: "Pass" })).stateMachineArn);
  expect(fine).toMatchObject({
    redriveStatus: "NOT_REDRIVABLE",
    redriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
  });
  await expect(service.handle("RedriveExecution", { executionArn: fine.executionArn })).rejects.toMatchObject({
    code: "ExecutionNotRedrivable",
  });
});

test("lists come in pages, and refuse a token they did not give", async () => {
  const { stateMachineArn } = await create({ Type: "Pass" });
  for (let i = 0; i < 5; i++) await run(stateMachineArn);
  const seen = new Set<unknown>();
  let nextToken: unknown;
  do {
    const page = await service.handle("ListExecutions", {
      stateMachineArn,
      maxResults: 2,
      ...(typeof nextToken === "string" ? { nextToken } : {}),
    });
    for (const { executionArn } of page.executions as JsonObject[]) seen.add(executionArn);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  expect(seen.size).toBe(5);
  await expect(service.handle("ListExecutions", { stateMachineArn, nextToken: "mine" })).rejects.toMatchObject({
    code: "InvalidToken",
  });
});

test.each<readonly [string, JsonObject, string]>([
  [
    "DescribeStateMachine",
    { stateMachineArn: "arn:aws:states:us-east-1:000000000000:stateMachine:none" },
    "StateMachineDoesNotExist",
  ],
  ["DescribeStateMachine", { stateMachineArn: "not an arn" }, "InvalidArn"],
  ["DescribeStateMachine", {}, "ValidationException"],
  [
    "DescribeExecution",
    { executionArn: "arn:aws:states:us-east-1:000000000000:execution:none:e" },
    "ExecutionDoesNotExist",
  ],
  ["DescribeActivity", { activityArn: "arn:aws:states:us-east-1:000000000000:activity:none" }, "ActivityDoesNotExist"],
  ["SendTaskSuccess", { taskToken: "none", output: "{}" }, "InvalidToken"],
  ["SendTaskSuccess", { taskToken: "none", output: "{" }, "InvalidOutput"],
  [
    "ListTagsForResource",
    { resourceArn: "arn:aws:states:us-east-1:000000000000:stateMachine:none" },
    "ResourceNotFound",
  ],
  ["DescribeMapRun", { mapRunArn: "arn:aws:states:us-east-1:000000000000:mapRun:m/l:none" }, "ResourceNotFound"],
  ["StartSyncExecution", { stateMachineArn: 7 }, "SerializationException"],
  ["NoSuchOperation", {}, "UnknownOperationException"],
])("%s refuses %j with %s", async (operation, input, code) => {
  await expect(service.handle(operation, input)).rejects.toMatchObject({ code });
});

test("ListExecutions, aliases and tags refuse what names nothing, one thing twice or AWS's own", async () => {
  const { stateMachineArn } = await create({ Type: "Pass" }, { publish: true });
  const invalid = { code: "ValidationException" };
  await expect(service.handle("ListExecutions", {})).rejects.toMatchObject(invalid);
  const half = { stateMachineVersionArn: `${stateMachineArn}:1`, weight: 50 };
  await expect(
    service.handle("CreateStateMachineAlias", { name: "twice", routingConfiguration: [half, half] }),
  ).rejects.toMatchObject(invalid);
  await expect(
    service.handle("TagResource", { resourceArn: stateMachineArn, tags: [{ key: "aws:mine", value: "" }] }),
  ).rejects.toMatchObject(invalid);
});
