import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningStepFunctions, startStepFunctions } from "../index.ts";

let server: RunningStepFunctions;
const roleArn = "arn:aws:iam::000000000000:role/test";
const unknown = (kind: string, name: string): string => `arn:aws:states:us-east-1:000000000000:${kind}:${name}`;

beforeAll(async () => {
  server = await startStepFunctions({ port: 0 });
});

afterAll(async () => {
  await server.close();
});

async function post(operation: string, body: unknown): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(server.endpoint, {
    method: "POST",
    headers: { "x-amz-target": `AWSStepFunctions.${operation}`, "content-type": "application/x-amz-json-1.0" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

async function create(name: string, states: object, type = "STANDARD"): Promise<string> {
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
  const { answer } = await post("CreateStateMachine", { name, roleArn, type, definition });
  return String(answer.stateMachineArn);
}

test.each([
  ["text that is not JSON", "StartExecution", "{", "SerializationException"],
  ["JSON that is no object", "StartExecution", "[1]", "SerializationException"],
  ["a member of the wrong type", "DescribeStateMachine", { stateMachineArn: 7 }, "SerializationException"],
  ["a member that is missing", "DescribeStateMachine", {}, "ValidationException"],
  ["an operation nobody knows", "MakeCoffee", {}, "UnknownOperationException"],
  ["a name of Object.prototype", "constructor", {}, "UnknownOperationException"],
  ["no ARN", "DescribeStateMachine", { stateMachineArn: "x" }, "InvalidArn"],
  ["an ARN of the wrong kind", "DescribeExecution", { executionArn: unknown("stateMachine", "x") }, "InvalidArn"],
  [
    "an unknown state machine",
    "StartExecution",
    { stateMachineArn: unknown("stateMachine", "x") },
    "StateMachineDoesNotExist",
  ],
  ["an unknown execution", "DescribeExecution", { executionArn: unknown("execution", "x:y") }, "ExecutionDoesNotExist"],
  [
    "the history of an unknown execution",
    "GetExecutionHistory",
    { executionArn: unknown("execution", "x:y") },
    "ExecutionDoesNotExist",
  ],
  [
    "the end of an unknown execution",
    "StopExecution",
    { executionArn: unknown("execution", "x:y") },
    "ExecutionDoesNotExist",
  ],
  ["an unknown activity", "GetActivityTask", { activityArn: unknown("activity", "x") }, "ActivityDoesNotExist"],
  ["an unknown map run", "DescribeMapRun", { mapRunArn: unknown("mapRun", "x/y:z") }, "ResourceNotFound"],
  ["a token nobody gave out", "SendTaskSuccess", { taskToken: "x", output: "{}" }, "InvalidToken"],
  ["a token of bytes", "SendTaskHeartbeat", { taskToken: "\u0000\uffff" }, "InvalidToken"],
  ["a page token nobody gave out", "ListStateMachines", { nextToken: "x" }, "InvalidToken"],
  ["a page that is too long", "ListStateMachines", { maxResults: 1001 }, "ValidationException"],
])("startStepFunctions answers %s with AWS's error", async (_, operation, body, code) => {
  const { status, answer } = await post(operation, body);
  expect(status).toBe(400);
  expect(answer.__type).toBe(code);
  expect(answer.message).not.toMatch(/\n\s+at |\.ts:/);
});

test("startStepFunctions refuses input, output and definitions of 2 MB by their limits", async () => {
  const stateMachineArn = await create("big", { P: { Type: "Pass", End: true } });
  const big = JSON.stringify("x".repeat(2_000_000));
  const member = (answer: Record<string, unknown>): unknown => /at '(\w+)'/.exec(String(answer.message))?.[1];
  const started = await post("StartExecution", { stateMachineArn, input: big });
  expect([started.status, started.answer.__type, member(started.answer)]).toEqual([
    400,
    "ValidationException",
    "input",
  ]);
  const answered = await post("SendTaskSuccess", { taskToken: "x", output: big });
  expect([answered.status, answered.answer.__type, member(answered.answer)]).toEqual([
    400,
    "ValidationException",
    "output",
  ]);
  const defined = await post("CreateStateMachine", { name: "bigger", roleArn, definition: big });
  expect(defined.status).toBe(400);
  expect(JSON.stringify(defined.answer)).toContain("1048576");
});

test("startStepFunctions answers a body past all limits with 413 and goes on", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const request = httpRequest(server.endpoint, {
      method: "POST",
      headers: { "x-amz-target": "AWSStepFunctions.StartExecution" },
    });
    request.on("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    // The rest is not taken; the socket may end under what is still being sent.
    request.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "EPIPE" || error.code === "ECONNRESET" ? resolve(413) : reject(error),
    );
    request.end("x".repeat(9 * 1024 * 1024));
  });
  expect(status).toBe(413);
  expect((await post("ListStateMachines", {})).status).toBe(200);
});

test("startStepFunctions takes one answer for a token and refuses the second", async () => {
  const activityArn = String((await post("CreateActivity", { name: "twice" })).answer.activityArn);
  const stateMachineArn = await create("twice", { Work: { Type: "Task", Resource: activityArn, End: true } });
  const { answer: started } = await post("StartExecution", { stateMachineArn });
  const { answer: task } = await post("GetActivityTask", { activityArn });
  const done = { taskToken: task.taskToken, output: "1" };
  expect((await post("SendTaskSuccess", done)).status).toBe(200);
  const again = await post("SendTaskSuccess", done);
  expect([again.status, again.answer.__type]).toEqual([400, "TaskTimedOut"]);
  expect(again.answer.message).toBe("Task Timed Out: 'Provided task does not exist anymore'");
  expect((await post("SendTaskFailure", { taskToken: task.taskToken })).answer.__type).toBe("TaskTimedOut");
  expect((await post("SendTaskHeartbeat", { taskToken: task.taskToken })).answer.__type).toBe("TaskTimedOut");
  expect((await post("DescribeExecution", { executionArn: started.executionArn })).answer.output).toBe("1");
});

test("startStepFunctions refuses the token of an execution that was stopped, and output that is not JSON", async () => {
  const activityArn = String((await post("CreateActivity", { name: "stopped" })).answer.activityArn);
  const stateMachineArn = await create("stopped", { Work: { Type: "Task", Resource: activityArn, End: true } });
  const { answer: started } = await post("StartExecution", { stateMachineArn });
  const { answer: task } = await post("GetActivityTask", { activityArn });
  expect((await post("SendTaskSuccess", { taskToken: task.taskToken, output: "{" })).answer.__type).toBe(
    "InvalidOutput",
  );
  expect((await post("StopExecution", { executionArn: started.executionArn })).status).toBe(200);
  expect((await post("SendTaskSuccess", { taskToken: task.taskToken, output: "1" })).answer.__type).toBe(
    "TaskTimedOut",
  );
});

test("startStepFunctions answers a request sent through it as an HTTP proxy", async () => {
  const body = await new Promise<string>((resolve, reject) => {
    const request = httpRequest(
      {
        port: server.port,
        method: "POST",
        path: "http://sync-localhost:8083/",
        headers: { "x-amz-target": "AWSStepFunctions.TestState" },
      },
      (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on("end", () => resolve(text));
      },
    );
    request.on("error", reject);
    request.end(JSON.stringify({ definition: '{"Type":"Pass","Result":1,"End":true}' }));
  });
  expect(JSON.parse(body)).toMatchObject({ status: "SUCCEEDED", output: "1" });
});

test("startStepFunctions says which port is taken, and what to do", async () => {
  await expect(startStepFunctions({ port: server.port })).rejects.toMatchObject({
    code: "TRB-SFN-002",
    message: expect.stringContaining(String(server.port)),
    fix: expect.stringContaining("0 for any free one"),
  });
});
