import { afterAll, expect, test, vi } from "vitest";
import { type Json, type JsonObject, ServiceCallError, StepFunctionsService, VirtualClock } from "../index.ts";

const service = new StepFunctionsService({
  clock: new VirtualClock(),
  callService: async ({ service }) => {
    if (service === "sns") return {};
    throw new ServiceCallError("Glue.EntityNotFoundException", "no such job");
  },
});
afterAll(() => service.close());

const roleArn = "arn:aws:iam::000000000000:role/test";
let machines = 0;

/** The events of a failed execution. */
async function failedHistory(states: JsonObject, input: object): Promise<JsonObject[]> {
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
  const name = `failure-events-${machines++}`;
  const { stateMachineArn } = await service.handle("CreateStateMachine", { name, roleArn, definition });
  const { executionArn } = await service.handle("StartExecution", {
    stateMachineArn: String(stateMachineArn),
    input: JSON.stringify(input),
  });
  return vi.waitFor(
    async () => {
      const { events } = await service.handle("GetExecutionHistory", { executionArn: String(executionArn) });
      const found = events as JsonObject[];
      expect(found.at(-1)?.type).toBe("ExecutionFailed");
      return found;
    },
    { timeout: 30_000, interval: 5 },
  );
}

/** Ids, previous ids, types and indexes of a failed execution's events from its first failure on. */
async function failure(states: JsonObject, input: object = {}): Promise<unknown[]> {
  const history = await failedHistory(states, input);
  const from = history.findIndex(({ type }) => /(Failed|Aborted)$/.test(String(type)));
  return history.slice(from).map((event) => {
    const details = Object.entries(event).find(([key]) => key.startsWith("mapIteration"))?.[1] as
      | JsonObject
      | undefined;
    return [event.id, event.previousEventId, event.type, ...(details ? [details.index] : [])];
  });
}

const waits = { StartAt: "W", States: { W: { Type: "Wait", Seconds: 99, End: true } } };

test.each(["arn:aws:states:::glue:startJobRun.sync", "arn:aws:states:::sqs:sendMessage.waitForTaskToken"])(
  "%s whose call fails ends with TaskSubmitFailed",
  async (Resource) => {
    expect(await failure({ A: { Type: "Task", Resource, Parameters: {}, End: true } })).toEqual([
      [5, 4, "TaskSubmitFailed"],
      [6, 5, "ExecutionFailed"],
    ]);
  },
);

test("a Parallel or Map whose fields cannot be evaluated fails with its own event, before it started and after it succeeded", async () => {
  const branch = { StartAt: "A", States: { A: { Type: "Pass", End: true } } };
  const parallel = { Type: "Parallel", QueryLanguage: "JSONata", Branches: [branch], End: true };
  expect(await failure({ P: { ...parallel, Arguments: { a: "{% $none %}" } } })).toEqual([
    [3, 0, "EvaluationFailed"],
    [4, 3, "ParallelStateFailed"],
    [5, 4, "ExecutionFailed"],
  ]);
  const after = ["EvaluationFailed", "ParallelStateFailed", "ExecutionFailed"];
  const events = (await failure({ P: { ...parallel, Output: "{% $none %}" } })) as Json[][];
  expect(events.map(([, , type]) => type)).toEqual(after);
});

test("a service's arguments have to be an object", async () => {
  const task = { Type: "Task", QueryLanguage: "JSONata", Resource: "arn:aws:states:::sns:publish", End: true };
  const history = await failedHistory({ A: { ...task, Arguments: "{% 5 %}" } }, {});
  expect(history.at(-2)?.evaluationFailedEventDetails).toMatchObject({
    cause: expect.stringContaining("Expected 'object', but was 'number' for value: 5") as string,
    location: "Arguments",
  });
});

test("a Map that fails aborts the iterations that run", async () => {
  const states = {
    C: { Type: "Choice", Choices: [{ Variable: "$", NumericEquals: 1, Next: "F" }], Default: "W" },
    F: { Type: "Fail" },
    ...waits.States,
  };
  const map = { Type: "Map", ItemsPath: "$.items", ItemProcessor: { StartAt: "C", States: states }, End: true };
  expect(await failure({ M: map }, { items: [0, 1] })).toEqual([
    [12, 11, "MapIterationFailed", 1],
    [13, 8, "WaitStateAborted"],
    [14, 13, "MapIterationAborted", 0],
    [15, 11, "MapStateFailed"],
    [16, 15, "ExecutionFailed"],
  ]);
});

test("a Parallel that fails aborts a Map in it with its iterations", async () => {
  const fails = {
    StartAt: "A",
    States: { A: { Type: "Wait", Seconds: 1, Next: "F" }, F: { Type: "Fail" } },
  };
  const map = { Type: "Map", ItemsPath: "$.items", ItemProcessor: waits, End: true };
  const branches = [fails, { StartAt: "M", States: { M: map } }];
  expect(await failure({ P: { Type: "Parallel", Branches: branches, End: true } }, { items: [0] })).toEqual([
    [11, 8, "WaitStateAborted"],
    [12, 11, "MapIterationAborted", 0],
    [13, 11, "MapStateAborted"],
    [14, 13, "ParallelStateFailed"],
    [15, 14, "ExecutionFailed"],
  ]);
});

test("a Parallel that fails aborts the map run of a distributed Map in it", async () => {
  const processor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, ...waits };
  const branches = [
    { StartAt: "A", States: { A: { Type: "Wait", Seconds: 1, Next: "F" }, F: { Type: "Fail" } } },
    { StartAt: "M", States: { M: { Type: "Map", ItemsPath: "$.items", ItemProcessor: processor, End: true } } },
  ];
  const events = (await failure(
    { P: { Type: "Parallel", Branches: branches, End: true } },
    { items: [0] },
  )) as Json[][];
  expect(events.map(([, , type]) => type)).toEqual([
    "MapRunAborted",
    "MapStateAborted",
    "ParallelStateFailed",
    "ExecutionFailed",
  ]);
});

test("a Parallel does not abort the Map that failed it", async () => {
  const fails = { StartAt: "F", States: { F: { Type: "Fail", Error: "E" } } };
  const map = (ProcessorConfig: JsonObject) => ({
    P: {
      Type: "Parallel",
      Branches: [
        {
          StartAt: "M",
          States: { M: { Type: "Map", ItemsPath: "$.items", ItemProcessor: { ProcessorConfig, ...fails }, End: true } },
        },
      ],
      End: true,
    },
  });
  const types = async (config: JsonObject) =>
    ((await failure(map(config), { items: [0] })) as Json[][]).map(([, , type]) => type);
  const end = ["MapStateFailed", "ParallelStateFailed", "ExecutionFailed"];
  expect(await types({ Mode: "INLINE" })).toEqual(["MapIterationFailed", ...end]);
  expect(await types({ Mode: "DISTRIBUTED", ExecutionType: "STANDARD" })).toEqual(["MapRunFailed", ...end]);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
test.each(["States.BranchFailed", "States.HeartbeatTimeout", "States.Timeout"])(
  "a Parallel knows the missed heartbeat of a branch as %s",
  async (name) => {
    const waiting = {
      Type: "Task",
      Resource: "arn:aws:states:::sns:publish.waitForTaskToken",
      HeartbeatSeconds: 1,
      Parameters: { TopicArn: "t", Message: { "token.$": "$$.Task.Token" } },
      End: true,
    };
    const states = {
      P: {
        Type: "Parallel",
        Branches: [{ StartAt: "W", States: { W: waiting } }],
        Catch: [{ ErrorEquals: [name], Next: "Caught" }],
        End: true,
      },
      Caught: { Type: "Fail", Error: "Caught" },
    };
    expect((await failedHistory(states, {})).at(-1)?.executionFailedEventDetails).toEqual({ error: "Caught" });
  },
);
