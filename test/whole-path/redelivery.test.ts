import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HeadObjectCommand, ListObjectVersionsCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { startLocalCloud } from "@tributary/local";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runClaims } from "./run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "tributary-redelivery-"));
const state = join(folder, "state");
const key = "inbox/acme/note.txt";

beforeAll(async () => {
  mkdirSync(join(folder, "in", "acme"), { recursive: true });
  writeFileSync(
    join(folder, "in", "acme", "note.txt"),
    "Jane Doe of London is very happy with the quick repair. Thank you!\n",
  );
  await runClaims(state, join(folder, "in"));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the same event delivered three times gives one execution and one record", async () => {
  await onTheCloud(async (stack) => {
    const head = await stack.s3.send(new HeadObjectCommand({ Bucket: stack.raw, Key: key }));
    const before = await everything(stack);
    await deliver(stack, 3, { key, size: head.ContentLength, etag: head.ETag, version: head.VersionId });
    const after = await everything(stack);
    expect(after).toEqual(before);
    expect(after.executions).toEqual([expect.stringMatching(/ SUCCEEDED$/)]);
    expect(after.extracted).toHaveLength(1);
    expect(after.rows).toHaveLength(1);
  });
}, 300_000);

test("three more deliveries while the file is under way give one execution and one record too", async () => {
  await onTheCloud(async (stack) => {
    const Body = "Mr Smith of Paris regrets the long delay.\n";
    const Key = "inbox/globex/second.txt";
    const before = await everything(stack);
    const put = await stack.s3.send(new PutObjectCommand({ Bucket: stack.raw, Key, Body }));
    await deliver(stack, 3, { key: Key, size: Body.length, etag: put.ETag, version: put.VersionId });
    await vi.waitFor(
      async () => {
        const { executions } = await everything(stack);
        expect(executions.filter((execution) => !execution.endsWith(" SUCCEEDED"))).toEqual([]);
        expect(executions.length).toBeGreaterThan(before.executions.length);
      },
      { timeout: 120_000, interval: 100 },
    );
    const after = await everything(stack);
    expect(after.executions).toHaveLength(before.executions.length + 1);
    expect(after.extracted).toHaveLength(before.extracted.length + 1);
    expect(after.rows).toHaveLength(before.rows.length + 1);
  });
}, 300_000);

interface Stack {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly sfn: SFNClient;
  readonly raw: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** The stack that the run left behind. */
async function onTheCloud(work: (stack: Stack) => Promise<void>): Promise<void> {
  const cloud = await startLocalCloud({ stateDir: state });
  const settings = { endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials };
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  const sqs = new SQSClient(settings);
  const sfn = new SFNClient(settings);
  try {
    const { outputs } = await cloud.load(join(state, "assembly", "claims"), { stackName: "claims" });
    await work({ s3, sqs, sfn, raw: String(outputs.RawBucketName), outputs });
  } finally {
    for (const client of [s3, sqs, sfn]) client.destroy();
    await cloud.close();
  }
}

interface Arrival {
  readonly key: string;
  readonly size: number | undefined;
  readonly etag: string | undefined;
  readonly version: string | undefined;
}

/** Puts the object's event on the queue so many times, and waits until each has been taken and none was given up. */
async function deliver({ sqs, raw, outputs }: Stack, times: number, object: Arrival): Promise<void> {
  const { key, size, etag, version } = object;
  const event = {
    source: "aws.s3",
    "detail-type": "Object Created",
    time: "2026-11-23T10:00:00Z",
    detail: { bucket: { name: raw }, object: { key, size, etag: etag?.replaceAll('"', ""), "version-id": version } },
  };
  const QueueUrl = String(outputs.IngestQueueUrl);
  for (let time = 0; time < times; time++)
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }));
  const waiting = async (url: string): Promise<unknown> => {
    const AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...AttributeNames] }),
    );
    return Attributes;
  };
  const none = { ApproximateNumberOfMessages: "0", ApproximateNumberOfMessagesNotVisible: "0" };
  await vi.waitFor(async () => expect(await waiting(QueueUrl)).toEqual(none), { timeout: 120_000, interval: 100 });
  expect(await waiting(String(outputs.IngestDeadLetterQueueUrl))).toEqual(none);
}

/** Every execution with its state, and every version of every record and row of the lake. */
async function everything({ sfn, s3, outputs }: Stack): Promise<{
  readonly executions: readonly string[];
  readonly extracted: readonly string[];
  readonly rows: readonly string[];
}> {
  const { executions } = await sfn.send(
    new ListExecutionsCommand({ stateMachineArn: String(outputs.StateMachineArn) }),
  );
  const lake = await s3.send(new ListObjectVersionsCommand({ Bucket: String(outputs.LakeBucketName) }));
  expect(lake.IsTruncated).toBe(false);
  const versions = (lake.Versions ?? []).map(({ Key, VersionId }) => `${Key} ${VersionId}`);
  return {
    executions: (executions ?? []).map(({ name, status }) => `${name} ${status}`).sort(),
    extracted: versions.filter((version) => version.startsWith("extracted/")),
    rows: versions.filter((version) => version.startsWith("metadata/objects/")),
  };
}
