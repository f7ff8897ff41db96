import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { StepFunctionsService } from "../index.ts";

interface Call {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
}

let server: Server;
let service: StepFunctionsService;
let calls: Call[] = [];
let answer: (call: Call) => Answer = () => ({ body: "{}" });

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const call = { path: request.url ?? "", headers: request.headers, body: Buffer.concat(parts).toString() };
    calls.push(call);
    const { status = 200, headers = {}, body } = answer(call);
    response.writeHead(status, { "x-amzn-requestid": "request-1", ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  service = new StepFunctionsService({ endpointUrl: `http://127.0.0.1:${port}` });
});

afterAll(async () => {
  await service.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  calls = [];
});

let machines = 0;
async function run(Resource: string, Arguments: object) {
  const { stateMachineArn } = await service.handle("CreateStateMachine", {
    name: `calls-${machines++}`,
    type: "EXPRESS",
    roleArn: "arn:aws:iam::000000000000:role/test",
    definition: JSON.stringify({
      QueryLanguage: "JSONata",
      StartAt: "Call",
      States: { Call: { Type: "Task", Resource, Arguments, End: true } },
    }),
  });
  const { output, error, cause } = await service.handle("StartSyncExecution", {
    stateMachineArn: String(stateMachineArn),
  });
  return { output: output === undefined ? undefined : (JSON.parse(String(output)) as unknown), error, cause };
}

const json = (body: object, more: Partial<Answer> = {}): Answer => ({
  body: JSON.stringify(body),
  ...more,
  headers: { "content-type": "application/x-amz-json-1.0", ...more.headers },
});

test("sdkDispatch calls a JSON service and answers in Step Functions' spelling, times as text", async () => {
  answer = () => json({ executionArn: "arn:x", startDate: 1_700_000_000 });
  const { output } = await run("arn:aws:states:::aws-sdk:sfn:startExecution", {
    StateMachineArn: "arn:aws:states:us-east-1:000000000000:stateMachine:other",
    Input: "{}",
  });
  expect(output).toEqual({ ExecutionArn: "arn:x", StartDate: "2023-11-14T22:13:20Z" });
  expect(JSON.parse(calls[0]?.body ?? "")).toEqual({
    stateMachineArn: "arn:aws:states:us-east-1:000000000000:stateMachine:other",
    input: "{}",
  });
  expect(calls[0]?.headers["x-amz-target"]).toBe("AWSStepFunctions.StartExecution");
});

test("sdkDispatch leaves the names in a map alone and spells nested members", async () => {
  answer = () => json({ Items: [{ pk: { S: "1" } }], Count: 1, ScannedCount: 1 });
  const { output } = await run("arn:aws:states:::aws-sdk:dynamodb:query", {
    TableName: "t",
    ExpressionAttributeValues: { ":pk": { S: "1" } },
  });
  expect(output).toEqual({ Items: [{ pk: { S: "1" } }], Count: 1, ScannedCount: 1 });
  expect(JSON.parse(calls[0]?.body ?? "")).toEqual({
    TableName: "t",
    ExpressionAttributeValues: { ":pk": { S: "1" } },
  });
});

test("sdkDispatch spells acronyms of SDK integrations as the Java SDK does, and those of optimised ones as the API", async () => {
  answer = () => json({ JobId: "job" });
  await run("arn:aws:states:::aws-sdk:textract:startDocumentTextDetection", {
    DocumentLocation: { S3Object: { Bucket: "b", Name: "n" } },
    NotificationChannel: { SnsTopicArn: "t", RoleArn: "r" },
  });
  expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({ NotificationChannel: { SNSTopicArn: "t", RoleArn: "r" } });

  answer = () => json({ Item: { on: { BOOL: true }, all: { M: { none: { NULL: true }, tags: { SS: ["a"] } } } } });
  const key = { TableName: "t", Key: { id: { S: "1" } } };
  expect((await run("arn:aws:states:::aws-sdk:dynamodb:getItem", key)).output).toEqual({
    Item: { on: { Bool: true }, all: { M: { none: { Nul: true }, tags: { Ss: ["a"] } } } },
  });
  expect((await run("arn:aws:states:::dynamodb:getItem", key)).output).toMatchObject({
    Item: { on: { BOOL: true }, all: { M: { none: { NULL: true }, tags: { SS: ["a"] } } } },
  });

  answer = () => json({});
  const given = { on: { Bool: true }, none: { Nul: true }, tags: { SS: ["a"] } };
  await run("arn:aws:states:::aws-sdk:dynamodb:putItem", { TableName: "t", Item: given });
  expect(JSON.parse(calls.at(-1)?.body ?? "")).toMatchObject({
    Item: { on: { BOOL: true }, none: { NULL: true }, tags: { SS: ["a"] } },
  });
});

test("sdkDispatch shows the HTTP headers in an optimised integration's result", async () => {
  answer = () => json({}, { headers: { "x-amz-crc32": "2745614147" } });
  const { output } = await run("arn:aws:states:::dynamodb:putItem", { TableName: "t", Item: { pk: { S: "1" } } });
  expect(output).toMatchObject({
    SdkHttpMetadata: {
      HttpStatusCode: 200,
      HttpHeaders: { "x-amzn-RequestId": "request-1", "Content-Type": "application/x-amz-json-1.0" },
      AllHttpHeaders: { "x-amz-crc32": ["2745614147"] },
    },
    SdkResponseMetadata: { RequestId: "request-1" },
  });
});

test("sdkDispatch calls a REST XML service: JSON bodies are written as text", async () => {
  answer = () => ({ body: "", headers: { etag: '"abc"' } });
  const { output } = await run("arn:aws:states:::aws-sdk:s3:putObject", {
    Bucket: "lake",
    Key: "a b.json",
    Body: { n: 1 },
  });
  expect(output).toEqual({ ETag: '"abc"' });
  expect(calls[0]).toMatchObject({ path: "/lake/a%20b.json?x-id=PutObject" });
  expect(calls[0]?.body).toContain('{"n":1}');
});

test("sdkDispatch reads a REST XML answer's body, numbers and times", async () => {
  answer = () => ({
    body: "text",
    headers: { "content-length": "4", "last-modified": "Tue, 14 Nov 2023 22:13:20 GMT", "x-amz-meta-k": "v" },
  });
  const { output } = await run("arn:aws:states:::aws-sdk:s3:getObject", { Bucket: "lake", Key: "k" });
  expect(output).toEqual({
    Body: "text",
    ContentLength: 4,
    LastModified: "2023-11-14T22:13:20Z",
    Metadata: { k: "v" },
  });
});

test("sdkDispatch calls a query service", async () => {
  answer = () => ({
    body: `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>`,
    headers: { "content-type": "text/xml" },
  });
  const { output } = await run("arn:aws:states:::sns:publish", { TopicArn: "arn:aws:sns:t", Message: { a: 1 } });
  expect(output).toMatchObject({ MessageId: "m-1", SdkResponseMetadata: { RequestId: "request-1" } });
  expect(new URLSearchParams(calls[0]?.body).get("Message")).toBe('{"a":1}');
});

test("sdkDispatch takes a model's input from S3 and leaves its answer there", async () => {
  answer = ({ path = "" }) => ({
    body: path.startsWith("/model") ? '{"completion":"yes"}' : '{"prompt":"long"}',
    headers: { "content-type": "application/json" },
  });
  const { output } = await run("arn:aws:states:::bedrock:invokeModel", {
    ModelId: "some.model",
    Input: { S3Uri: "s3://in/prompt.json" },
    Output: { S3Uri: "s3://out/a/answer.json" },
  });
  expect(output).toEqual({ Body: "s3://out/a/answer.json", ContentType: "application/json" });
  expect(calls[1]).toMatchObject({ path: "/model/some.model/invoke", body: '{"prompt":"long"}' });
  expect(calls[2]?.path).toMatch(/^\/out\/a\/answer\.json/);
  expect(calls[2]?.body).toContain('{"completion":"yes"}');
  const bad = await run("arn:aws:states:::bedrock:invokeModel", { ModelId: "m", Input: { S3Uri: "in/prompt" } });
  expect(bad.cause).toContain("The S3Uri of the field 'Input' is not the URI of an object");
});

test("sdkDispatch invokes a model through the optimised Bedrock integration, JSON in and out", async () => {
  answer = () => ({ body: '{"completion":"yes"}', headers: { "content-type": "application/json" } });
  const { output } = await run("arn:aws:states:::bedrock:invokeModel", {
    ModelId: "some.model",
    Body: { prompt: "?" },
  });
  expect(output).toEqual({ Body: { completion: "yes" }, ContentType: "application/json" });
  expect(calls[0]).toMatchObject({ path: "/model/some.model/invoke", body: '{"prompt":"?"}' });
});

test.each([
  [
    "arn:aws:states:::aws-sdk:dynamodb:getItem",
    json(
      { __type: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", message: "No table" },
      { status: 400 },
    ),
    "DynamoDb.ResourceNotFoundException",
    "No table (Service: DynamoDb, Status Code: 400, Request ID: request-1) (SDK Attempt Count: 1)",
  ],
  [
    "arn:aws:states:::dynamodb:getItem",
    json(
      { __type: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", message: "No table" },
      { status: 400 },
    ),
    "DynamoDB.ResourceNotFoundException",
    "No table (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: request-1; Proxy: null)",
  ],
  [
    "arn:aws:states:::dynamodb:getItem",
    json({ __type: "com.amazon.coral.validate#ValidationException", message: "Bad key" }, { status: 400 }),
    "DynamoDB.AmazonDynamoDBException",
    "Bad key (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException; Request ID: request-1; Proxy: null)",
  ],
])("sdkDispatch names an error of %s as AWS does (%#)", async (resource, answered, error, cause) => {
  answer = () => answered;
  expect(await run(resource, { TableName: "t", Key: { pk: { S: "1" } } })).toEqual({ output: undefined, error, cause });
});

test.each([
  ["NoSuchKey", 404, "S3.NoSuchKeyException"],
  ["AccessDenied", 403, "S3.AccessDeniedException"],
  ["MethodNotAllowed", 405, "S3.S3Exception"],
])("sdkDispatch names S3's %s, by whether the service models it", async (code, status, error) => {
  answer = () => ({
    status,
    body: `<Error><Code>${code}</Code><Message>No.</Message><RequestId>r</RequestId></Error>`,
    headers: { "content-type": "application/xml" },
  });
  const failed = await run("arn:aws:states:::aws-sdk:s3:getObject", { Bucket: "b", Key: "k" });
  expect(failed.error).toBe(error);
  expect(failed.cause).toMatch(new RegExp(`^No\\. \\(Service: S3, Status Code: ${status}, Request ID: `));
});

test("sdkDispatch fails a Lambda task with the function's own error", async () => {
  answer = () => ({
    body: JSON.stringify({ errorType: "TypeError", errorMessage: "x is not a function" }),
    headers: { "x-amz-function-error": "Unhandled" },
  });
  expect(await run("arn:aws:states:::lambda:invoke", { FunctionName: "f", Payload: "text" })).toEqual({
    output: undefined,
    error: "TypeError",
    cause: '{"errorType":"TypeError","errorMessage":"x is not a function"}',
  });
  expect(calls[0]?.body).toBe('"text"');
});

test("sdkDispatch fails PutEvents when an entry failed, with the whole answer", async () => {
  answer = () => json({ FailedEntryCount: 1, Entries: [{ ErrorCode: "InvalidArgument", ErrorMessage: "no" }] });
  const failed = await run("arn:aws:states:::events:putEvents", { Entries: [{ Detail: { a: 1 }, Source: "s" }] });
  expect(failed.error).toBe("EventBridge.FailedEntry");
  expect(JSON.parse(calls[0]?.body ?? "")).toEqual({ Entries: [{ Detail: '{"a":1}', Source: "s" }] });
});

test("sdkDispatch says which package to install for a service without one", async () => {
  const failed = await run("arn:aws:states:::aws-sdk:polly:describeVoices", {});
  expect(failed.error).toBe("States.TaskFailed");
  expect(failed.cause).toContain("@aws-sdk/client-polly is not installed");
});
