import { expect, test, vi } from "vitest";
import { type CallService, ServiceCallError, StepFunctionsService, seededRandom } from "../index.ts";
import { VirtualClock } from "./virtual-clock.ts";

const roleArn = "arn:aws:iam::000000000000:role/test";
const start = "2026-01-01T00:00:00Z";
const task = { Type: "Task", Resource: "arn:aws:states:::aws-sdk:sns:publish", End: true };

async function begin(service: StepFunctionsService, state: object): Promise<string> {
  const definition = JSON.stringify({ StartAt: "S", States: { S: state } });
  const { stateMachineArn } = await service.handle("CreateStateMachine", { name: "m", roleArn, definition });
  const { executionArn } = await service.handle("StartExecution", {
    stateMachineArn: String(stateMachineArn),
    name: "x",
  });
  return String(executionArn);
}

interface Shown {
  readonly type: string;
  /** Seconds since the start. */
  readonly at: number;
}

async function history(service: StepFunctionsService, executionArn: string): Promise<Shown[]> {
  const { events } = await service.handle("GetExecutionHistory", { executionArn, maxResults: 1000 });
  return (events as { type: string; timestamp: number }[]).map(({ type, timestamp }) => ({
    type,
    at: Math.round((timestamp - Date.parse(start) / 1000) * 1000) / 1000,
  }));
}

const status = async (service: StepFunctionsService, executionArn: string): Promise<unknown> =>
  (await service.handle("DescribeExecution", { executionArn })).status;

test("VirtualClock lets retries back off for hours at once, at the times AWS would make them", async () => {
  let calls = 0;
  const callService: CallService = async () => {
    if (++calls < 5) throw new ServiceCallError("Sns.ThrottledException", "slow down");
    return {};
  };
  const service = new StepFunctionsService({ clock: new VirtualClock(start), random: seededRandom(1), callService });
  const Retry = [
    { ErrorEquals: ["States.ALL"], IntervalSeconds: 600, BackoffRate: 3, MaxAttempts: 9, MaxDelaySeconds: 7200 },
  ];
  const arn = await begin(service, { ...task, Retry });
  await vi.waitFor(async () => expect(await status(service, arn)).toBe("SUCCEEDED"), { timeout: 30_000 });
  const scheduled = (await history(service, arn)).filter(({ type }) => type === "TaskScheduled").map(({ at }) => at);
  expect(scheduled).toEqual([0, 600, 600 + 1800, 600 + 1800 + 5400, 600 + 1800 + 5400 + 7200]);
});

test("VirtualClock and seededRandom give the same history with full jitter each time", async () => {
  const once = async (seed: number): Promise<Shown[]> => {
    const callService: CallService = () => Promise.reject(new ServiceCallError("Sns.Broken", "no"));
    const service = new StepFunctionsService({
      clock: new VirtualClock(start),
      random: seededRandom(seed),
      callService,
    });
    const Retry = [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 60, MaxAttempts: 6, JitterStrategy: "FULL" }];
    const arn = await begin(service, { ...task, Retry });
    await vi.waitFor(async () => expect(await status(service, arn)).toBe("FAILED"), { timeout: 30_000 });
    return history(service, arn);
  };
  const first = await once(1);
  expect(first.filter(({ type }) => type === "TaskFailed")).toHaveLength(7);
  expect(await once(1)).toEqual(first);
  expect(await once(2)).not.toEqual(first);
});

test("VirtualClock that is frozen fails a task whose heartbeat stays out, to the second", async () => {
  const clock = new VirtualClock(start, { frozen: true });
  const service = new StepFunctionsService({ clock });
  const { activityArn } = await service.handle("CreateActivity", { name: "work" });
  const arn = await begin(service, { Type: "Task", Resource: String(activityArn), HeartbeatSeconds: 30, End: true });
  const { taskToken } = await service.handle("GetActivityTask", { activityArn: String(activityArn) });
  for (let beat = 0; beat < 10; beat++) {
    await clock.advanceBy(29_000);
    await service.handle("SendTaskHeartbeat", { taskToken: String(taskToken) });
  }
  await clock.advanceBy(29_999);
  expect(await status(service, arn)).toBe("RUNNING");
  await clock.advanceBy(1);
  expect(await status(service, arn)).toBe("FAILED");
  expect((await history(service, arn)).at(-1)).toEqual({ type: "ExecutionFailed", at: 320 });
  await expect(service.handle("SendTaskHeartbeat", { taskToken: String(taskToken) })).rejects.toMatchObject({
    code: "TaskTimedOut",
  });
});

test("VirtualClock stands still while a call is under way", async () => {
  let answer: (value: object) => void = () => undefined;
  const callService: CallService = () =>
    new Promise((resolve) => {
      answer = (value) => resolve(value as never);
    });
  const clock = new VirtualClock(start);
  const service = new StepFunctionsService({ clock, callService });
  const arn = await begin(service, { ...task, TimeoutSeconds: 5 });
  for (let turns = 0; turns < 50; turns++) await new Promise(setImmediate);
  expect(clock.now()).toBe(Date.parse(start));
  answer({});
  await vi.waitFor(async () => expect(await status(service, arn)).toBe("SUCCEEDED"), { timeout: 30_000 });
  expect((await history(service, arn)).at(-1)?.at).toBe(0);
});
