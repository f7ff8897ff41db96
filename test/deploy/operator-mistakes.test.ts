import { CreateBucketCommand, PutBucketTaggingCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateQueueCommand, DeleteQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Deployment, openDeployment } from "./deployment.ts";

let here: Deployment;
let s3: S3Client;
let sqs: SQSClient;

beforeAll(async () => {
  here = await openDeployment();
  s3 = new S3Client({ forcePathStyle: true });
  sqs = new SQSClient({});
}, 60_000);

afterAll(async () => {
  s3.destroy();
  sqs.destroy();
  await here.close();
}, 60_000);

test("a bucket of something else is not taken over, until its tag says that it may be", async () => {
  const Bucket = "notes-lake-taken-000000000000";
  await s3.send(new CreateBucketCommand({ Bucket }));
  const refused = await here.pipeline("deploy", "--stage", "taken", "--yes");
  expect(refused.stderr).toMatch(/^TRB-CLI-071: The bucket notes-lake-taken-000000000000 is in this account already/);
  expect((await here.json<{ status: string }>("status", "--stage", "taken")).status).toBe("NOT_DEPLOYED");
  await s3.send(
    new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: "tributary:pipeline", Value: "notes" }] } }),
  );
  const { changes } = await here.json<{ changes: { change: string; resource: string }[] }>(
    "deploy",
    "--stage",
    "taken",
    "--yes",
  );
  // It had no policy: that is made, not imported.
  expect(changes.filter(({ change }) => change === "adopt").map(({ resource }) => resource)).toEqual(["LakeBucket"]);
}, 240_000);

test("after a first creation that failed, deploy makes the stack anew; destroy needs no pipeline that loads", async () => {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "notes-dev-ingest" }));
  const failed = await here.pipeline("deploy", "--yes");
  expect(failed.stderr).toMatch(
    /^TRB-CLI-070: The ingest queue \(IngestQueue, AWS::SQS::Queue\) failed: .*already exists/,
  );
  expect((await here.json<{ status: string }>("status")).status).toBe("ROLLBACK_COMPLETE");
  expect((await here.pipeline("diff")).stdout).toContain("everything would be new");
  await sqs.send(new DeleteQueueCommand({ QueueUrl }));

  const made = await here.pipeline("deploy", "--yes");
  expect(made.stderr).toBe("");
  expect(made.stdout).toContain("The stack holds nothing and is deleted before the next.");
  expect(made.stdout).toContain("notes-dev created.");

  const value = await here.pipeline("deploy", "--yes", "--parameter", "LogRetentionDays=2");
  expect(value.stderr).toMatch(/^TRB-CLI-072: Parameter.*LogRetentionDays/);

  await here.write("export default nothing;\n");
  expect((await here.pipeline("status", "--name", "notes")).stderr).toBe("");
  const gone = await here.pipeline("destroy", "--yes");
  expect(gone.stderr).toContain("Going on with notes, as it was built here before.");
  expect(gone.stdout).toContain("notes-dev deleted.");
}, 240_000);
