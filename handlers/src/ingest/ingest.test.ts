import { SFNClient } from "@aws-sdk/client-sfn";
import { documentId } from "@tributary/catalog";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type AwsOnLoopback, startAws } from "../testing/aws-on-loopback.ts";
import { quietLog } from "../testing/quiet-log.ts";
import { createIngest } from "./ingest.ts";

let aws: AwsOnLoopback;
beforeEach(async () => {
  aws = await startAws();
  aws.answer("StartExecution", () => ({ executionArn: "arn:x", startDate: 1 }));
});
afterEach(() => aws.close());

const environment = {
  RAW_BUCKET: "claims-raw",
  RAW_PREFIX: "inbox/",
  PIPELINE: "claims",
  REVISION: "1a2b3c4d",
  STATE_MACHINE_ARN: "arn:aws:states:us-east-1:000000000000:stateMachine:claims",
};

function ingest(messages: readonly unknown[]) {
  const log = quietLog();
  const Records = messages.map((message, at) => ({
    messageId: `m${at}`,
    body: typeof message === "string" ? message : JSON.stringify(message),
  }));
  const handler = createIngest({ sfn: new SFNClient(aws.client), environment, log });
  return handler({ Records });
}

function created(key: string, object: object = {}, bucket = "claims-raw") {
  return {
    version: "0",
    source: "aws.s3",
    "detail-type": "Object Created",
    time: "2026-11-23T09:00:00Z",
    detail: { bucket: { name: bucket }, object: { key, size: 10, etag: "abc", sequencer: "1", ...object } },
  };
}

test("createIngest starts an execution named by object and revision", async () => {
  expect(await ingest([created("inbox/acme/a b+c%2F../ü.pdf", { "version-id": "v7" })])).toEqual({
    batchItemFailures: [],
  });
  const raw = { bucket: "claims-raw", key: "inbox/acme/a b+c%2F../ü.pdf", versionId: "v7", etag: "abc", bytes: 10 };
  const id = documentId(raw);
  expect(aws.calls).toEqual([
    {
      operation: "StartExecution",
      input: {
        stateMachineArn: environment.STATE_MACHINE_ARN,
        name: `${id}-1a2b3c4d`,
        input: JSON.stringify({
          documentId: id,
          pipeline: "claims",
          revision: "1a2b3c4d",
          receivedAt: "2026-11-23T09:00:00Z",
          raw,
        }),
      },
    },
  ]);
});

test("createIngest sends the same event the same way every time", async () => {
  await ingest([created("inbox/a.txt"), created("inbox/a.txt")]);
  await ingest([created("inbox/a.txt")]);
  expect(new Set(aws.calls.map((call) => JSON.stringify(call))).size).toBe(1);
  expect(aws.calls).toHaveLength(3);
});

test("createIngest takes an execution that exists for success", async () => {
  aws.answer("StartExecution", () => ({ error: "ExecutionAlreadyExists", message: "exists" }));
  expect(await ingest([created("inbox/a.txt")])).toEqual({ batchItemFailures: [] });
});

test("createIngest leaves only the failed messages on the queue", async () => {
  aws.answer("StartExecution", ({ input }) =>
    String(input).includes("bad")
      ? { error: "ThrottlingException", message: "slow" }
      : { executionArn: "a", startDate: 1 },
  );
  const batch = [created("inbox/bad.txt"), created("inbox/good.txt"), "no json", { "detail-type": "Object Deleted" }];
  expect(await ingest(batch)).toEqual({
    batchItemFailures: [{ itemIdentifier: "m0" }, { itemIdentifier: "m2" }, { itemIdentifier: "m3" }],
  });
});

test("createIngest starts an empty file, so that it ends in quarantine and not nowhere", async () => {
  await ingest([created("inbox/empty.pdf", { size: 0 })]);
  expect(aws.calls).toHaveLength(1);
});

test.each([
  ["a folder marker", created("inbox/acme/", { size: 0 })],
  ["a key outside the prefix", created("outbox/a.txt")],
  ["another bucket", created("inbox/a.txt", {}, "other")],
])("createIngest ignores %s", async (_name, event) => {
  expect(await ingest([event])).toEqual({ batchItemFailures: [] });
  expect(aws.calls).toEqual([]);
});

test("createIngest refuses to work without its settings", async () => {
  const handler = createIngest({ sfn: new SFNClient(aws.client), environment: {}, log: quietLog() });
  await expect(handler({ Records: [] })).rejects.toMatchObject({ name: "InvalidConfiguration" });
});
