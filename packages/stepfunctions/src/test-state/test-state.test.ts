import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { type JsonObject, StepFunctionsService, VirtualClock } from "../index.ts";

const service = new StepFunctionsService({ clock: new VirtualClock() });
afterAll(() => service.close());

const roleArn = "arn:aws:iam::000000000000:role/test";
const run = (definition: object, more: JsonObject = {}) =>
  service.handle("TestState", { definition: JSON.stringify(definition), roleArn, ...more });

const inner = { StartAt: "One", States: { One: { Type: "Pass", End: true } } };
const parallel = { Type: "Parallel", Branches: [inner], End: true };
const map = { Type: "Map", ItemProcessor: inner, End: true };
const task = (Resource: string) => ({ Type: "Task", Resource, End: true });

test("TestState shows each step of the data flow", async () => {
  const state = {
    Type: "Pass",
    InputPath: "$.a",
    Parameters: { "x.$": "$.b" },
    ResultPath: "$.r",
    OutputPath: "$.r",
    Next: "Then",
  };
  const { status, output, nextState, inspectionData } = await run(state, {
    input: '{"a":{"b":1}}',
    inspectionLevel: "DEBUG",
  });
  expect({ status, output, nextState }).toEqual({ status: "SUCCEEDED", output: '{"x":1}', nextState: "Then" });
  expect(inspectionData).toEqual({
    input: '{"a":{"b":1}}',
    afterInputPath: '{"b":1}',
    afterParameters: '{"x":1}',
    afterResultSelector: '{"x":1}',
    afterResultPath: '{"a":{"b":1},"r":{"x":1}}',
  });
});

test("TestState with a mock retries, catches or fails as the state says", async () => {
  const state = {
    ...task("arn:aws:states:::sqs:sendMessage"),
    Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 2 }],
    Catch: [{ ErrorEquals: ["Bad"], ResultPath: "$.error", Next: "Mend" }],
  };
  const failing = (error: string, used = 0) =>
    run(state, {
      mock: { errorOutput: { error, cause: "why" } },
      stateConfiguration: { retrierRetryCount: used },
      inspectionLevel: "DEBUG",
    });
  expect(await failing("Busy", 1)).toMatchObject({
    status: "RETRIABLE",
    error: "Busy",
    inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 6 } },
  });
  expect(await failing("Busy", 2)).toMatchObject({ status: "FAILED", error: "Busy", cause: "why" });
  expect(await failing("Bad")).toMatchObject({
    status: "CAUGHT_ERROR",
    nextState: "Mend",
    output: '{"error":{"Error":"Bad","Cause":"why"}}',
    inspectionData: { errorDetails: { catchIndex: 0 } },
  });
});

test("TestState shows what a Map's iterations and batches would get", async () => {
  const distributed = {
    Type: "Map",
    ItemReader: {
      Resource: "arn:aws:states:::s3:getObject",
      ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" },
      Parameters: { Bucket: "b", Key: "k" },
    },
    ItemSelector: { "id.$": "$$.Map.Item.Value.id" },
    ItemBatcher: { MaxItemsPerBatch: 2 },
    ItemProcessor: { ...inner, ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } },
    End: true,
  };
  const { inspectionData } = await run(distributed, {
    stateConfiguration: { mapItemReaderData: "id\n1\n2\n3\n" },
    mock: { result: "[]" },
    inspectionLevel: "DEBUG",
  });
  expect(inspectionData).toMatchObject({
    afterItemSelector: '[{"id":"1"},{"id":"2"},{"id":"3"}]',
    afterItemBatcher: '[{"Items":[{"id":"1"},{"id":"2"}]},{"Items":[{"id":"3"}]}]',
  });
});

test("TestState shows an HTTP task's call at TRACE only", async () => {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ body }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const ApiEndpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/form`;
  const state = {
    ...task("arn:aws:states:::http:invoke"),
    Parameters: {
      ApiEndpoint,
      Method: "POST",
      RequestBody: { list: ["a", "b"], one: 1 },
      Transform: { RequestBodyEncoding: "URL_ENCODED", RequestEncodingOptions: { ArrayFormat: "BRACKETS" } },
    },
  };
  const traced = await run(state, { inspectionLevel: "TRACE" });
  const sent = "list%5B%5D=a&list%5B%5D=b&one=1";
  expect(JSON.parse(String(traced.output))).toMatchObject({ StatusCode: 200, ResponseBody: { body: sent } });
  expect(traced.inspectionData).toMatchObject({
    request: { method: "POST", url: ApiEndpoint, body: sent },
    response: { statusCode: "200" },
  });
  const { inspectionData } = await run(state, { inspectionLevel: "DEBUG" });
  expect(inspectionData).not.toHaveProperty("request");
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("TestState gives up after five minutes", async () => {
  const waiting = await run({ Type: "Wait", Seconds: 3_600, End: true });
  expect(waiting).toMatchObject({ status: "FAILED", error: "States.Timeout" });
});

test.each<readonly [string, object, JsonObject, string]>([
  ["a Map without a mock", map, {}, "State type 'Map' is not supported when a mock is not specified"],
  ["a Parallel without a mock", parallel, {}, "State type 'Parallel' is not supported when a mock is not specified"],
  ["a callback without a mock", task("arn:aws:states:::sqs:sendMessage.waitForTaskToken"), {}, "State type 'Task'"],
  ["a job without a mock", task("arn:aws:states:::glue:startJobRun.sync"), {}, "State type 'Task'"],
  ["an activity without a mock", task("arn:aws:states:us-east-1:000000000000:activity:a"), {}, "State type 'Task'"],
  ["an empty mock", parallel, { mock: {} }, "A mock must have a result or an errorOutput"],
  [
    "both kinds of mock",
    parallel,
    { mock: { result: "[1]", errorOutput: { error: "E" } } },
    "A mock must have either a result or an errorOutput, not both",
  ],
  ["a mocked error without a name", parallel, { mock: { errorOutput: {} } }, "The error of a mocked errorOutput"],
  [
    "an origin that is not inside",
    parallel,
    { mock: { errorOutput: { error: "E" } }, stateConfiguration: { errorCausedByState: "Two" } },
    "ErrorCausedByState 'Two' is not a state within the tested state",
  ],
  [
    "an origin for a Task",
    task("arn:aws:states:::sqs:sendMessage"),
    { mock: { errorOutput: { error: "E" } }, stateConfiguration: { errorCausedByState: "One" } },
    "ErrorCausedByState is supported for Map and Parallel states only",
  ],
  [
    "a negative count",
    parallel,
    { mock: { result: "[1]" }, stateConfiguration: { retrierRetryCount: -1 } },
    "Member must have value greater than or equal to 0",
  ],
  ["input that is no JSON", { Type: "Pass", End: true }, { input: "{" }, "Invalid State Machine Execution Input"],
])("TestState refuses %s", async (_, definition, more, message) => {
  await expect(run(definition, more)).rejects.toMatchObject({
    code: expect.stringMatching(/ValidationException|InvalidExecutionInput/),
    message: expect.stringContaining(message),
  });
});

test("TestState takes an error said to come from a state inside", async () => {
  const failed = await run(parallel, {
    mock: { errorOutput: { error: "E" } },
    stateConfiguration: { errorCausedByState: "One" },
  });
  expect(failed).toMatchObject({ status: "FAILED", error: "E" });
});
