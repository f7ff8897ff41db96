import { afterAll, expect, test, vi } from "vitest";
import { type JsonObject, type ServiceCall, ServiceCallError, StepFunctionsService, VirtualClock } from "../index.ts";

let answer: (call: ServiceCall) => JsonObject = () => ({});
const tokens: string[] = [];
const service = new StepFunctionsService({
  clock: new VirtualClock(),
  callService: async (call) => {
    const token = /AQCEAAAA[\w.-]+/.exec(JSON.stringify(call.arguments))?.[0];
    if (token) tokens.push(token);
    return answer(call);
  },
});
afterAll(() => service.close());

let machines = 0;
async function create(states: object, StartAt = "A"): Promise<string> {
  const { stateMachineArn } = await service.handle("CreateStateMachine", {
    name: `patterns-${machines++}`,
    roleArn: "arn:aws:iam::000000000000:role/test",
    definition: JSON.stringify({ StartAt, States: states }),
  });
  return String(stateMachineArn);
}

async function start(states: object, input: object = {}): Promise<string> {
  const stateMachineArn = await create(states);
  const { executionArn } = await service.handle("StartExecution", { stateMachineArn, input: JSON.stringify(input) });
  return String(executionArn);
}

async function ended(executionArn: string): Promise<JsonObject> {
  const described = await vi.waitFor(
    async () => {
      const found = await service.handle("DescribeExecution", { executionArn });
      expect(found.status).not.toBe("RUNNING");
      return found;
    },
    { timeout: 30_000, interval: 5 },
  );
  const { events } = await service.handle("GetExecutionHistory", { executionArn, maxResults: 1_000 });
  return { ...described, types: (events as JsonObject[]).map(({ type }) => type ?? null) };
}

const nextToken = (): Promise<string> =>
  vi.waitFor(
    () => {
      const token = tokens.shift();
      if (token === undefined) throw new Error("no token was sent yet");
      return token;
    },
    { timeout: 30_000, interval: 5 },
  );

const callback = (more: object = {}) => ({
  Type: "Task",
  Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
  Parameters: { MessageBody: { "token.$": "$$.Task.Token" } },
  End: true,
  ...more,
});

test("a callback task ends with what its token is answered with", async () => {
  const executionArn = await start({ A: callback() });
  const taskToken = await nextToken();
  expect(await service.handle("SendTaskSuccess", { taskToken, output: '{"ok":true}' })).toEqual({});
  expect(await ended(executionArn)).toMatchObject({
    status: "SUCCEEDED",
    output: '{"ok":true}',
    types: [
      "ExecutionStarted",
      "TaskStateEntered",
      "TaskScheduled",
      "TaskStarted",
      "TaskSubmitted",
      "TaskSucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ],
  });
  await expect(service.handle("SendTaskSuccess", { taskToken, output: "{}" })).rejects.toMatchObject({
    code: "TaskTimedOut",
  });
});

test("a callback task fails with the error its token is answered with", async () => {
  const executionArn = await start({ A: callback() });
  await service.handle("SendTaskFailure", { taskToken: await nextToken(), error: "Bad", cause: "why" });
  expect(await ended(executionArn)).toMatchObject({ status: "FAILED", error: "Bad", cause: "why" });
});

test("a callback task times out without a heartbeat, and States.HeartbeatTimeout catches it", async () => {
  const caught = callback({
    HeartbeatSeconds: 60,
    TimeoutSeconds: 600,
    Catch: [{ ErrorEquals: ["States.HeartbeatTimeout"], Next: "B" }],
  });
  const executionArn = await start({ A: caught, B: { Type: "Pass", End: true } });
  const { status, output, types } = await ended(executionArn);
  expect({ status, output }).toMatchObject({ status: "SUCCEEDED", output: expect.stringContaining("States.Timeout") });
  expect(types).toContain("TaskTimedOut");
});

test("StopExecution ends a callback task, and its token with it", async () => {
  const executionArn = await start({ A: callback({ HeartbeatSecondsPath: "$.none" }) }, { none: 99_999_999 });
  const taskToken = await nextToken();
  await service.handle("StopExecution", { executionArn, error: "Enough", cause: "of it" });
  expect(await ended(executionArn)).toMatchObject({ status: "ABORTED", error: "Enough", cause: "of it" });
  await expect(service.handle("SendTaskHeartbeat", { taskToken })).rejects.toMatchObject({ code: "TaskTimedOut" });
  await expect(service.handle("SendTaskHeartbeat", { taskToken: "none" })).rejects.toMatchObject({
    code: "InvalidToken",
  });
});

test.each([
  ["startExecution", undefined, {}],
  ["startExecution.sync", "string", { Output: '{"n":1}' }],
  ["startExecution.sync:2", "object", { Output: { n: 1 } }],
])("states:%s answers as AWS does", async (action, kind, more) => {
  const StateMachineArn = await create({ A: { Type: "Pass", Result: { n: 1 }, End: true } });
  const executionArn = await start({
    A: {
      Type: "Task",
      Resource: `arn:aws:states:::states:${action}`,
      Parameters: { StateMachineArn, Input: { "from.$": "$$.Execution.Id" } },
      End: true,
    },
  });
  const output = JSON.parse(String((await ended(executionArn)).output)) as JsonObject;
  expect(output).toMatchObject({ ExecutionArn: expect.stringContaining(":execution:"), ...more });
  if (kind) {
    expect(output).toMatchObject({ Status: "SUCCEEDED", StateMachineArn });
    expect(typeof output.Input).toBe(kind);
  }
});

test("states:startExecution.sync fails with the whole answer when the other execution fails", async () => {
  const StateMachineArn = await create({ A: { Type: "Fail", Error: "Inner", Cause: "deep" } });
  const executionArn = await start({
    A: {
      Type: "Task",
      Resource: "arn:aws:states:::states:startExecution.sync:2",
      Parameters: { StateMachineArn },
      End: true,
    },
  });
  const { error, cause } = await ended(executionArn);
  expect(error).toBe("States.TaskFailed");
  expect(JSON.parse(String(cause))).toMatchObject({ Status: "FAILED", Error: "Inner", Cause: "deep" });
});

test("states:startExecution of a machine that is not there fails with its name", async () => {
  const executionArn = await start({
    A: {
      Type: "Task",
      Resource: "arn:aws:states:::states:startExecution",
      Parameters: { StateMachineArn: "arn:aws:states:us-east-1:000000000000:stateMachine:none" },
      End: true,
    },
  });
  expect(await ended(executionArn)).toMatchObject({ error: "StepFunctions.StateMachineDoesNotExistException" });
});

const looks = { count: 0 };
test.each<readonly [string, object, (call: ServiceCall) => JsonObject, object]>([
  [
    "glue:startJobRun.sync",
    { JobName: "j" },
    ({ action }) =>
      action === "startJobRun"
        ? { JobRunId: "r" }
        : { JobRun: { Id: "r", JobRunState: looks.count++ < 3 ? "RUNNING" : "SUCCEEDED" } },
    { Id: "r", JobRunState: "SUCCEEDED" },
  ],
  [
    "athena:startQueryExecution.sync",
    { QueryString: "SELECT 1" },
    ({ action }) =>
      action === "startQueryExecution"
        ? { QueryExecutionId: "q" }
        : { QueryExecution: { QueryExecutionId: "q", Status: { State: "SUCCEEDED" } } },
    { QueryExecution: { QueryExecutionId: "q", Status: { State: "SUCCEEDED" } } },
  ],
  [
    "bedrock:createModelCustomizationJob.sync",
    { JobName: "j" },
    ({ action }) => (action === "createModelCustomizationJob" ? { JobArn: "a" } : { JobArn: "a", Status: "Completed" }),
    { JobArn: "a", Status: "Completed" },
  ],
])("%s waits for its job", async (action, Parameters, job, result) => {
  answer = job;
  looks.count = 0;
  const executionArn = await start({
    A: { Type: "Task", Resource: `arn:aws:states:::${action}`, Parameters, End: true },
  });
  const { output, types } = await ended(executionArn);
  expect(JSON.parse(String(output))).toEqual(result);
  expect(types).toContain("TaskSubmitted");
});

test("a job that fails fails its task with what is known of it", async () => {
  answer = ({ action }) =>
    action === "startJobRun" ? { JobRunId: "r" } : { JobRun: { JobRunState: "FAILED", ErrorMessage: "no" } };
  const executionArn = await start({
    A: { Type: "Task", Resource: "arn:aws:states:::glue:startJobRun.sync", Parameters: { JobName: "j" }, End: true },
  });
  expect(await ended(executionArn)).toMatchObject({
    error: "States.TaskFailed",
    cause: '{"JobRunState":"FAILED","ErrorMessage":"no"}',
  });
});

test("a task is tried again after growing pauses, at most as often as said, and context tells how often", async () => {
  const delays: number[] = [];
  answer = (call) => {
    delays.push(Number(call.arguments.Attempt));
    throw new ServiceCallError("Sqs.Busy", "wait");
  };
  const executionArn = await start({
    A: {
      Type: "Task",
      Resource: "arn:aws:states:::aws-sdk:sqs:sendMessage",
      Parameters: { "Attempt.$": "$$.State.RetryCount" },
      Retry: [
        { ErrorEquals: ["Sqs.Busy"], IntervalSeconds: 10, BackoffRate: 10, MaxDelaySeconds: 500, MaxAttempts: 3 },
      ],
      End: true,
    },
  });
  const failed = await ended(executionArn);
  expect(failed).toMatchObject({ status: "FAILED", error: "Sqs.Busy", cause: "wait" });
  expect(delays).toEqual([0, 1, 2, 3]);
  const took = Number(failed.stopDate) - Number(failed.startDate);
  expect(took).toBeGreaterThanOrEqual(10 + 100 + 500);
  expect(took).toBeLessThan(10 + 100 + 500 + 5);
});

test("an activity's worker gets the task and answers it", async () => {
  const { activityArn } = await service.handle("CreateActivity", { name: "work" });
  const executionArn = await start({ A: { Type: "Task", Resource: String(activityArn), End: true } }, { n: 1 });
  const task = await service.handle("GetActivityTask", { activityArn: String(activityArn), workerName: "me" });
  expect(task.input).toBe('{"n":1}');
  await service.handle("SendTaskSuccess", { taskToken: String(task.taskToken), output: "2" });
  expect(await ended(executionArn)).toMatchObject({
    output: "2",
    types: expect.arrayContaining(["ActivityScheduled", "ActivityStarted", "ActivitySucceeded"]),
  });
});

test("a machine's TimeoutSeconds ends the execution; only the event names the error", async () => {
  const { stateMachineArn } = await service.handle("CreateStateMachine", {
    name: "late",
    roleArn: "arn:aws:iam::000000000000:role/test",
    definition: JSON.stringify({
      StartAt: "W",
      TimeoutSeconds: 3,
      States: { W: { Type: "Wait", Seconds: 25, End: true } },
    }),
  });
  const { executionArn } = await service.handle("StartExecution", { stateMachineArn: String(stateMachineArn) });
  const described = await ended(String(executionArn));
  expect(described).toMatchObject({ status: "TIMED_OUT" });
  expect(described).not.toHaveProperty("error");
  expect(Number(described.stopDate) - Number(described.startDate)).toBeCloseTo(3, 5);
  const { events } = await service.handle("GetExecutionHistory", { executionArn: String(executionArn) });
  expect((events as JsonObject[]).at(-1)).toMatchObject({
    type: "ExecutionTimedOut",
    executionTimedOutEventDetails: { error: "States.Timeout" },
  });
});

test.each([
  ["Output", { QueryLanguage: "JSONata", Output: "{% $missing %}" }, "States.QueryEvaluationError"],
  ["Assign", { Assign: { "x.$": "$.missing" } }, "States.Runtime"],
])("a fault in a catcher's own %s ends the execution and is not caught again", async (_, more, error) => {
  answer = () => {
    throw new ServiceCallError("Sqs.Busy", "wait");
  };
  const { QueryLanguage = "JSONPath", ...fields } = more as { QueryLanguage?: string };
  const executionArn = await start({
    A: {
      Type: "Task",
      QueryLanguage,
      Resource: "arn:aws:states:::aws-sdk:sqs:sendMessage",
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "B", ...fields }],
      End: true,
    },
    B: { Type: "Pass", End: true },
  });
  const failed = await ended(executionArn);
  expect(failed).toMatchObject({ status: "FAILED", error });
  expect(failed.cause).not.toContain("Internal error");
});
