import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Deployment, notes, openDeployment } from "./deployment.ts";

interface Told {
  readonly status: string;
  readonly changes: readonly { readonly change: string; readonly resource: string; readonly properties: string[] }[];
  readonly widened: readonly { readonly resource: string; readonly sentence: string }[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly uploaded: readonly string[];
  readonly isNew: boolean;
}

let here: Deployment;

beforeAll(async () => {
  here = await openDeployment();
}, 60_000);

afterAll(() => here.close(), 60_000);

const sentiment = notes.replace("comprehend.entities()", "comprehend.entities(), comprehend.sentiment()");

test("a stage is deployed, changed, broken, rolled back, destroyed and deployed again over what was kept", async () => {
  const refused = await here.pipeline("deploy");
  expect(refused.stderr).toMatch(/^TRB-CLI-075: /);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain("new, ");
  await here.pipeline("status").then(({ stdout }) => expect(stdout).toContain("NOT_DEPLOYED"));

  const first = await here.pipeline("deploy", "--yes");
  expect(first.stderr).toBe("");
  expect(first.code).toBe(0);
  expect(first.stdout).toContain("notes-dev in us-east-1, account 000000000000: new, ");
  expect(first.stdout).toMatch(/\[\s*\d+\/\d+\] workflow made/);
  expect(first.stdout).toContain("notes-dev created.");
  expect(first.stdout).toContain("RawBucketName");

  const again = await here.json<Told>("deploy", "--yes");
  expect(again).toMatchObject({ status: "unchanged", changes: [], widened: [], uploaded: [] });
  expect(again.outputs.RawBucketName).toBe("notes-raw-dev-000000000000");

  await here.write(sentiment);
  const diff = await here.json<Told>("diff", "--fail");
  expect(diff.changes.map(({ change, resource }) => `${change} ${resource}`)).toContain("change StateMachine");
  expect(diff.changes.every(({ change }) => change === "change")).toBe(true);
  expect(diff.widened.map(({ sentence }) => sentence)).toContainEqual(expect.stringContaining("DetectSentiment"));
  const shown = await here.pipeline("diff");
  expect(shown.stdout).toContain("Wider access");
  const updated = await here.json<Told>("deploy", "--yes");
  expect(updated.status).toBe("updated");
  expect((await here.pipeline("diff", "--fail")).code).toBe(0);

  const s3 = new S3Client({ forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: "taken-lake-dev-000000000000" }));
  s3.destroy();
  await here.write(sentiment.replace("notes-lake", "taken-lake"));
  const broken = await here.pipeline("deploy", "--yes");
  expect(broken.stderr).toMatch(/^TRB-CLI-070: The lake bucket \(LakeBucket, AWS::S3::Bucket\) failed: /);
  expect(broken.stderr).toContain("already exists");
  expect(broken.stderr).toContain("everything is as it was before");
  expect(broken.stdout).toContain(
    "notes-dev is rolled back: The following resource(s) failed to update: [LakeBucket].",
  );
  expect(broken.code).toBe(1);
  const after = await here.json<{ status: string; outputs: Record<string, string> }>("status");
  expect(after.status).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect(after.outputs).toEqual(updated.outputs);

  const gone = await here.pipeline("destroy", "--yes");
  expect(gone.stderr).toBe("");
  expect(gone.stdout).toContain("kept: raw bucket  notes-raw-dev-000000000000");
  expect((await here.pipeline("destroy", "--yes")).stderr).toMatch(/^TRB-CLI-073: /);

  await here.write(notes);
  const over = await here.json<Told>("deploy", "--yes");
  expect(over.status).toBe("created");
  expect(over.changes.filter(({ change }) => change === "adopt").map(({ resource }) => resource)).toEqual([
    "RawBucket",
    "LakeBucket",
    "RawBucketPolicy",
    "LakeBucketPolicy",
  ]);
}, 300_000);
