import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";
import { iamModule } from "../iam/iam-module.ts";
import { logDoor } from "../logs/log-door.ts";
import { logsModule } from "../logs/logs-module.ts";
import { queueDoor } from "../sqs/queue-door.ts";
import { sqsModule } from "../sqs/sqs-module.ts";
import { lambdaModule } from "./lambda-module.ts";

let cloud: LocalCloud;
let lambda: LambdaClient;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trb-lambda-"));
  cloud = await startLocalCloud({
    stateDir: join(folder, "state"),
    services: [iamModule, sqsModule, logsModule, lambdaModule],
  });
  lambda = new LambdaClient({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials: cloud.credentials,
    maxAttempts: 1,
  });
});

afterEach(async () => {
  lambda.destroy();
  await cloud.close();
  await rm(folder, { recursive: true, force: true });
});

const role = (statements: unknown[]) => ({
  Type: "AWS::IAM::Role",
  Properties: {
    AssumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
    Policies: [{ PolicyName: "own", PolicyDocument: { Version: "2012-10-17", Statement: statements } }],
  },
});

const mayLog = { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: "*" };

async function load(code: string, properties: object = {}, more: object = {}): Promise<void> {
  const assembly = join(folder, "assembly");
  const files = {
    "template.json": JSON.stringify({
      Parameters: { AssetsBucket: { Type: "String", Default: "assets" } },
      Resources: {
        Role: role([mayLog]),
        F: {
          Type: "AWS::Lambda::Function",
          Properties: {
            FunctionName: "f",
            Runtime: "nodejs22.x",
            Handler: "index.handler",
            Role: { "Fn::GetAtt": ["Role", "Arn"] },
            Code: { S3Bucket: { Ref: "AssetsBucket" }, S3Key: "tributary/f/abc.zip" },
            ...properties,
          },
        },
        ...more,
      },
    }),
    "assembly.json": JSON.stringify({ assets: [{ s3Key: "tributary/f/abc.zip", path: "functions/f" }] }),
    "functions/f/index.mjs": code,
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(assembly, name)), { recursive: true });
    await writeFile(join(assembly, name), text);
  }
  await cloud.load(assembly);
}

async function invoke(payload: unknown = {}): Promise<{ error: string | undefined; payload: unknown }> {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: "f", Payload: JSON.stringify(payload) }));
  return { error: answer.FunctionError, payload: JSON.parse(answer.Payload?.transformToString() ?? "null") };
}

test("Lambda runs a handler with its own environment, context and credentials, and keeps it warm", async () => {
  await load(
    `let calls = 0;
     export const handler = async (event, context) => ({ event, calls: ++calls, name: context.functionName, left: context.getRemainingTimeInMillis() > 0, own: process.env.OWN, region: process.env.AWS_REGION, endpoint: process.env.AWS_ENDPOINT_URL, token: Boolean(process.env.AWS_SESSION_TOKEN), home: process.env.HOME ?? null });`,
    { Environment: { Variables: { OWN: "mine" } } },
  );
  const expected = {
    name: "f",
    left: true,
    own: "mine",
    region: "us-east-1",
    endpoint: cloud.endpoint.replace("localhost", "127.0.0.1"),
    token: true,
    home: null,
  };
  expect(await invoke({ a: 1 })).toEqual({ error: undefined, payload: { ...expected, event: { a: 1 }, calls: 1 } });
  expect((await invoke()).payload).toMatchObject({ calls: 2 });
});

test("a function whose role trusts another service is not made", async () => {
  const trust = { Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" };
  const Properties = { AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [trust] } };
  const other = { Other: { Type: "AWS::IAM::Role", Properties } };
  const made = load("export const handler = async () => 1;", { Role: { "Fn::GetAtt": ["Other", "Arn"] } }, other);
  await expect(made).rejects.toThrow("cannot be assumed by Lambda");
});

test("Lambda answers an error in its own shape", async () => {
  await load(`export const handler = async () => { throw new TypeError("no such thing"); };`);
  const { error, payload } = await invoke();
  expect(error).toBe("Unhandled");
  expect(payload).toMatchObject({
    errorType: "TypeError",
    errorMessage: "no such thing",
    trace: ["TypeError: no such thing", expect.any(String)],
  });
});

test.each([
  ["a handler that is not exported", "export const other = 1;", "Runtime.HandlerNotFound"],
  ["a process that exits", "export const handler = async () => process.exit(3);", "Runtime.ExitError"],
  ["code that does not parse", "export const handler = (;", "SyntaxError"],
])("Lambda answers %s as a function error", async (_what, code, errorType) => {
  await load(code);
  expect(await invoke()).toMatchObject({ error: "Unhandled", payload: { errorType } });
});

test("Lambda kills a handler past its timeout and starts afresh", async () => {
  await load(`export const handler = async (event) => { while (event.hang); return "done"; };`, { Timeout: 1 });
  expect(await invoke({ hang: true })).toMatchObject({
    error: "Unhandled",
    payload: { errorType: "Sandbox.Timedout" },
  });
  expect(await invoke()).toEqual({ error: undefined, payload: "done" });
});

const talker = `
  export const handler = async () => {
    console.debug("too fine");
    console.log("plain words");
    console.log(JSON.stringify({ level: "DEBUG", message: "own json, too fine" }));
    console.log(JSON.stringify({ level: "INFO", message: "own json" }));
    process.stdout.write("raw\\n");
    console.error(new TypeError("broken"));
  };`;

async function logged(count: number): Promise<string[]> {
  const logs = logDoor.of(cloud.context);
  await expect.poll(async () => logs.read("/aws/lambda/f"), { timeout: 30_000 }).toHaveLength(count);
  return (await logs.read("/aws/lambda/f")).map(({ message }) => message);
}

test("Lambda writes what a function says to its log group, as JSON from its level on", async () => {
  await load(talker, { LoggingConfig: { LogFormat: "JSON", ApplicationLogLevel: "INFO" } });
  await invoke();
  const records = (await logged(4)).map((line) => JSON.parse(line));
  expect(records.map(({ level, message }) => [level, message])).toEqual([
    ["INFO", "plain words"],
    ["INFO", "own json"],
    ["INFO", "raw"],
    ["ERROR", "broken"],
  ]);
  expect(records[3]).toMatchObject({ errorType: "TypeError", requestId: expect.any(String) });
});

test("Lambda writes text with tabs where no format is given", async () => {
  await load(talker);
  await invoke();
  const lines = await logged(6);
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z\t[\da-f-]{36}\tDEBUG\ttoo fine$/);
  expect(lines[4]).toBe("raw");
});

test("Lambda refuses a caller without lambda:InvokeFunction, and an unknown function", async () => {
  await load("export const handler = async () => 1;");
  const credentials = await cloud.context.credentials.credentialsFor("arn:aws:iam::000000000000:role/nobody", "s");
  const weak = new LambdaClient({ endpoint: cloud.endpoint, region: cloud.region, credentials, maxAttempts: 1 });
  await expect(weak.send(new InvokeCommand({ FunctionName: "f" }))).rejects.toMatchObject({
    name: "AccessDeniedException",
  });
  weak.destroy();
  await expect(lambda.send(new InvokeCommand({ FunctionName: "g" }))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
});

const queueAndMapping = (roleActions: string[]) => ({
  Role: role([{ Effect: "Allow", Action: roleActions, Resource: "*" }]),
  Dead: { Type: "AWS::SQS::Queue", Properties: { QueueName: "dead" } },
  Queue: {
    Type: "AWS::SQS::Queue",
    Properties: {
      QueueName: "q",
      VisibilityTimeout: 1,
      RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": "Dead.Arn" }, maxReceiveCount: 2 },
    },
  },
  Mapping: {
    Type: "AWS::Lambda::EventSourceMapping",
    Properties: {
      EventSourceArn: { "Fn::GetAtt": "Queue.Arn" },
      FunctionName: { Ref: "F" },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ScalingConfig: { MaximumConcurrency: 2 },
    },
  },
});

test("Lambda feeds a queue to a function, and only what it reports as failed comes back and ends in the dead letters", async () => {
  await load(
    `export const handler = async ({ Records }) => ({ batchItemFailures: Records.filter(({ body }) => body.startsWith("bad")).map(({ messageId }) => ({ itemIdentifier: messageId })) });`,
    {},
    queueAndMapping(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]),
  );
  const { queues } = queueDoor.of(cloud.context);
  const queue = queues.find("q");
  if (!queue) throw new Error("no queue");
  for (const body of ["good 1", "bad 1", "good 2"]) await queues.send(queue, { body, senderId: "me" });
  await expect.poll(() => queues.find("dead")?.counts().visible, { timeout: 30_000 }).toBe(1);
  await expect.poll(() => queue.counts(), { timeout: 30_000 }).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  const [dead] = (await queues.find("dead")?.receive({ max: 1 })) ?? [];
  expect(dead?.body).toBe("bad 1");
});

test("Lambda refuses an event source that the function's role may not read", async () => {
  const loading = load("export const handler = async () => 1;", {}, queueAndMapping(["sqs:ReceiveMessage"]));
  await expect(loading).rejects.toMatchObject({
    code: "TRB-LOC-106",
    message: expect.stringContaining("sqs:DeleteMessage"),
  });
});
