import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HeadObjectCommand, ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { startLocalCloud } from "@tributary/local";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runClaims, runCli } from "./run-cli.ts";

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
  const cloud = await startLocalCloud({ stateDir: state });
  const settings = { endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials };
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  const sqs = new SQSClient(settings);
  const sfn = new SFNClient(settings);
  try {
    const { outputs } = await cloud.load(join(state, "assembly", "claims"), { stackName: "claims" });
    const Bucket = String(outputs.RawBucketName);
    const QueueUrl = String(outputs.IngestQueueUrl);
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: key }));
    const event = {
      source: "aws.s3",
      "detail-type": "Object Created",
      time: "2026-11-23T10:00:00Z",
      detail: {
        bucket: { name: Bucket },
        object: { key, size: head.ContentLength, etag: head.ETag?.replaceAll('"', ""), "version-id": head.VersionId },
      },
    };
    for (let time = 0; time < 3; time++)
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }));
    const AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
    await vi.waitFor(
      async () => {
        const { Attributes } = await sqs.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
        );
        expect(AttributeNames.map((name) => Attributes?.[name])).toEqual(["0", "0"]);
      },
      { timeout: 20_000, interval: 100 },
    );
    const { executions } = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn: String(outputs.StateMachineArn) }),
    );
    expect(executions).toHaveLength(1);
    const lake = await s3.send(
      new ListObjectVersionsCommand({ Bucket: String(outputs.LakeBucketName), Prefix: "extracted/" }),
    );
    expect(lake.Versions).toHaveLength(1);
  } finally {
    for (const client of [s3, sqs, sfn]) client.destroy();
    await cloud.close();
  }
}, 60_000);

test("a pipeline whose lake lies in its raw bucket is refused with a code and the line", async () => {
  const file = join(folder, "pipeline.ts");
  writeFileSync(
    file,
    `import { comprehend, on, pipeline, s3 } from "@tributary/pipeline";
export default pipeline("loop", {
  raw: s3("same", { prefix: "in/" }),
  lake: s3("same"),
  routes: [on.text(comprehend.entities())],
  catalog: { database: "loop" },
});
`,
  );
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  const { code, stderr } = await runCli(["synth", "-p", file, "--state", join(folder, "other")]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/TRB-(PIP|CLI)-\d{3}/);
});
