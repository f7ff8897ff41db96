import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type CallService, type JsonObject, ServiceCallError, StepFunctionsService, VirtualClock } from "../index.ts";

const roleArn = "arn:aws:iam::000000000000:role/test";
const folder = (): string => mkdtempSync(join(tmpdir(), "sfn-durable-"));
const publish = { Type: "Task", Resource: "arn:aws:states:::aws-sdk:sns:publish", End: true };

interface Given {
  readonly stateDir: string;
  readonly callService?: CallService;
}

const open = (given: Given): StepFunctionsService =>
  new StepFunctionsService({ clock: new VirtualClock("2026-01-01T00:00:00Z"), ...given });

async function start(service: StepFunctionsService, states: object, more: object = {}): Promise<string> {
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
  const { stateMachineArn } = await service.handle("CreateStateMachine", { name: "m", roleArn, definition, ...more });
  const request = { stateMachineArn: String(stateMachineArn), name: "x", input: '{"list":[1,2,3]}' };
  return String((await service.handle("StartExecution", request)).executionArn);
}

async function until(service: StepFunctionsService, executionArn: string, status: string): Promise<JsonObject> {
  const describe = (): Promise<JsonObject> => service.handle("DescribeExecution", { executionArn });
  await expect.poll(async () => (await describe()).status, { timeout: 30_000, interval: 5 }).toBe(status);
  return describe();
}

async function types(service: StepFunctionsService, executionArn: string): Promise<string[]> {
  const { events } = await service.handle("GetExecutionHistory", { executionArn, maxResults: 1000 });
  return (events as { type: string }[]).map(({ type }) => type);
}

test("DurableExecutions redrives after a restart what failed before it, from the state that failed", async () => {
  const stateDir = folder();
  const calls: string[] = [];
  const callService =
    (fails: boolean): CallService =>
    async ({ arguments: { step } }) => {
      calls.push(String(step));
      if (fails && step === "b") throw new ServiceCallError("Sns.Broken", "no");
      return { step: step ?? null };
    };
  const task = (step: string, more: object): object => ({ ...publish, Parameters: { step }, ...more });
  const both = {
    Type: "Parallel",
    Branches: ["a", "b"].map((step) => ({ StartAt: step, States: { [step]: task(step, {}) } })),
    End: true,
  };
  const first = open({ stateDir, callService: callService(true) });
  const { End: _, ...before } = publish;
  const arn = await start(first, { First: { ...before, Parameters: { step: "first" }, Next: "Both" }, Both: both });
  expect(await until(first, arn, "FAILED")).toMatchObject({ error: "Sns.Broken", redriveStatus: "REDRIVABLE" });
  await first.close();
  const second = open({ stateDir, callService: callService(false) });
  calls.length = 0;
  await second.handle("RedriveExecution", { executionArn: arn });
  expect(await until(second, arn, "SUCCEEDED")).toMatchObject({
    output: '[{"step":"a"},{"step":"b"}]',
    redriveCount: 1,
  });
  expect(calls).not.toContain("first");
  expect((await types(second, arn)).filter((type) => type === "ExecutionRedriven")).toHaveLength(1);
  await second.close();
});

test("DurableExecutions goes on with a map run after a restart: no child is started again, none is forgotten", async () => {
  const stateDir = folder();
  const started: number[] = [];
  let hung = 0;
  const hanging: CallService = async ({ arguments: { n } }) => {
    started.push(Number(n));
    if (n === 1) return { done: 1 };
    hung++;
    return new Promise(() => undefined);
  };
  const spread = {
    Type: "Map",
    Label: "Spread",
    ItemsPath: "$.list",
    MaxConcurrency: 2,
    ItemProcessor: {
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
      StartAt: "T",
      States: { T: { ...publish, Parameters: { "n.$": "$" } } },
    },
    End: true,
  };
  const first = open({ stateDir, callService: hanging });
  const arn = await start(first, { Spread: spread });
  await expect.poll(() => hung, { timeout: 30_000 }).toBe(2);
  const { mapRuns } = await first.handle("ListMapRuns", { executionArn: arn });
  const mapRunArn = String((mapRuns as { mapRunArn: string }[])[0]?.mapRunArn);
  await first.close();
  started.length = 0;
  const second = open({
    stateDir,
    callService: async ({ arguments: { n } }) => {
      started.push(Number(n));
      return { done: n ?? null };
    },
  });
  expect(await until(second, arn, "SUCCEEDED")).toMatchObject({ output: '[{"done":1},{"done":2},{"done":3}]' });
  expect(started.toSorted()).toEqual([2, 3]);
  const described = await second.handle("DescribeMapRun", { mapRunArn });
  expect(described).toMatchObject({ status: "SUCCEEDED", itemCounts: { total: 3, succeeded: 3, running: 0 } });
  expect((await types(second, arn)).filter((type) => type.startsWith("MapRun"))).toEqual([
    "MapRunStarted",
    "MapRunSucceeded",
  ]);
  await second.close();
  const third = open({ stateDir });
  const { executions } = await third.handle("ListExecutions", { mapRunArn });
  expect((executions as { status: string }[]).map(({ status }) => status)).toEqual(Array(3).fill("SUCCEEDED"));
  expect(await third.handle("DescribeMapRun", { mapRunArn })).toEqual(described);
  await third.close();
});

test("DurableExecutions redrives a map run: its failed children go on, the others stay as they are", async () => {
  const stateDir = folder();
  const spread = (type: string): object => ({
    Type: "Map",
    Label: "Spread",
    ItemsPath: "$.list",
    ToleratedFailureCount: 0,
    ItemProcessor: {
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type },
      StartAt: "T",
      States: { T: { ...publish, Parameters: { "n.$": "$" } } },
    },
    End: true,
  });
  for (const type of ["STANDARD", "EXPRESS"]) {
    const stateDirOf = join(stateDir, type);
    const first = open({
      stateDir: stateDirOf,
      callService: async ({ arguments: { n } }) => {
        if (n === 3) throw new ServiceCallError("Sns.Broken", "no");
        return { done: n ?? null };
      },
    });
    const arn = await start(first, { Spread: spread(type) });
    await until(first, arn, "FAILED");
    await first.close();
    const called: unknown[] = [];
    const second = open({
      stateDir: stateDirOf,
      callService: async ({ arguments: { n } }) => {
        called.push(n);
        return { done: n ?? null };
      },
    });
    await second.handle("RedriveExecution", { executionArn: arn });
    expect(await until(second, arn, "SUCCEEDED")).toMatchObject({ output: '[{"done":1},{"done":2},{"done":3}]' });
    expect(called).toEqual([3]);
    await second.close();
  }
});

test("DurableExecutions lists page by page, newest first, and finds what it listed after a restart", async () => {
  const stateDir = folder();
  const clock = new VirtualClock("2026-01-01T00:00:00Z", { frozen: true });
  const first = new StepFunctionsService({ stateDir, clock });
  const definition = '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}';
  const stateMachineArn = String(
    (await first.handle("CreateStateMachine", { name: "m", roleArn, definition })).stateMachineArn,
  );
  for (let n = 0; n < 25; n++) {
    await first.handle("StartExecution", { stateMachineArn, name: `run-${n}` });
    await clock.advanceBy(1_000);
  }
  const listed = async (service: StepFunctionsService): Promise<string[]> => {
    const names: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await service.handle("ListExecutions", {
        stateMachineArn,
        maxResults: 7,
        ...(nextToken && { nextToken }),
      });
      names.push(...(page.executions as { name: string }[]).map(({ name }) => name));
      nextToken = page.nextToken as string | undefined;
      // One more while the pages are turned shifts nothing.
      if (nextToken && service === first) await first.handle("StartExecution", { stateMachineArn });
      await clock.advanceBy(1_000);
    } while (nextToken);
    return names;
  };
  const wanted = Array.from({ length: 25 }, (_, n) => `run-${24 - n}`);
  expect(await listed(first)).toEqual(wanted);
  await first.close();
  const second = new StepFunctionsService({ stateDir, clock });
  expect((await listed(second)).slice(3)).toEqual(wanted);
  await expect(second.handle("StartExecution", { stateMachineArn, name: "run-7" })).rejects.toMatchObject({
    code: "ExecutionAlreadyExists",
  });
  await second.close();
});

test("DurableExecutions leaves an activity's task to the worker who took it before the restart", async () => {
  const stateDir = folder();
  const first = open({ stateDir });
  const activityArn = String((await first.handle("CreateActivity", { name: "work" })).activityArn);
  const arn = await start(first, { Work: { Type: "Task", Resource: activityArn, End: true } });
  const { taskToken } = await first.handle("GetActivityTask", { activityArn });
  await first.close();
  const second = open({ stateDir });
  // Another worker gets nothing: the minute of its poll passes in virtual time.
  expect(await second.handle("GetActivityTask", { activityArn })).toEqual({});
  await second.handle("SendTaskSuccess", { taskToken: String(taskToken), output: '"mine"' });
  expect(await until(second, arn, "SUCCEEDED")).toMatchObject({ output: '"mine"' });
  expect((await types(second, arn)).filter((type) => type === "ActivityStarted")).toHaveLength(1);
  await second.close();
});

test("DurableExecutions logs an execution that went on after a restart once", async () => {
  const stateDir = folder();
  const group = "arn:aws:logs:us-east-1:000000000000:log-group:claims:*";
  const loggingConfiguration = { level: "ALL", destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: group } }] };
  const first = open({ stateDir, callService: () => new Promise(() => undefined) });
  const arn = await start(first, { T: publish }, { loggingConfiguration });
  await first.close();
  const second = open({ stateDir, callService: async () => ({}) });
  await until(second, arn, "SUCCEEDED");
  const read = (): string[] =>
    readFileSync(join(stateDir, "logs", "claims.log"), "utf8")
      .trim()
      .split("\n");
  await expect.poll(() => read().length, { timeout: 30_000 }).toBe((await types(second, arn)).length);
  expect(read().map((line) => (JSON.parse(line) as { type: string }).type)).toEqual(await types(second, arn));
  await second.close();
});
