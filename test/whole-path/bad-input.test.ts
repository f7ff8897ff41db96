import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { startLocalCloud } from "@tributary/local";
import { afterAll, beforeAll, expect, test } from "vitest";
import { badFiles, hugeFile, letter, writeBadFiles } from "./bad-files.ts";
import { queryClaims, type RunReport, runClaims } from "./run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "tributary-bad-"));
const state = join(folder, "state");
let report: RunReport & { code: number };

beforeAll(async () => {
  writeBadFiles(join(folder, "in"));
  report = await runClaims(state, join(folder, "in"));
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(badFiles)("run $name ends as $status", ({ name, status, reason }) => {
  const file = report.files.find(({ key }) => key === `inbox/${name}`);
  expect(file).toMatchObject({ status, tenant: name.split("/")[0] });
  if (reason === undefined) expect(file?.reason).toBeNull();
  else expect(file?.reason).toMatch(reason);
});

test("run a file that no service takes is quarantined with its size and the limit", () => {
  expect(report.files.find(({ key }) => key === `inbox/${hugeFile.name}`)).toMatchObject({
    status: "QUARANTINED",
    reason: "ObjectTooLarge: The file has 520 MiB; the limit is 500 MiB (Textract).",
  });
});

test("run leaves a row for every file, and says by its exit code that some are not sound", async () => {
  expect(report).toMatchObject({ ingested: badFiles.length + 1, inFlight: 0, code: 2 });
  const rows = await queryClaims(state, "SELECT raw_key, status, reason FROM objects");
  expect(Object.fromEntries(rows.map((row) => [row.raw_key, row.status]))).toEqual(
    Object.fromEntries(report.files.map(({ key, status }) => [key, status])),
  );
  for (const { status, reason } of rows) expect(reason === null).toBe(status === "SUCCEEDED");
});

/** Keys that no file system holds but S3 does, with the tenant that their row must have. */
const strangeKeys: readonly (readonly [key: string, tenant: string])[] = [
  ["inbox/acme/../globex/climb.txt", "acme"],
  ["inbox/../outside.txt", "_none"],
  ["inbox/acme//double//slash.txt", "acme"],
  ["inbox/acme/./dot.txt", "acme"],
  ["inbox/acme/line\nbreak\ttab.txt", "acme"],
  ["inbox/acme/no-slash-at-the-end/", "acme"],
  ["inbox/ACME/case.txt", "_none"],
  [`inbox/acme/${"é".repeat(504)}.txt`, "acme"],
  [`inbox/globex/${"k".repeat(1024 - "inbox/globex/".length)}`, "globex"],
];

test("an object put under any key S3 takes becomes a row", async () => {
  const cloud = await startLocalCloud({ stateDir: state });
  const settings = { endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials };
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  try {
    const { outputs } = await cloud.load(join(state, "assembly", "claims"), { stackName: "claims" });
    const Bucket = String(outputs.RawBucketName);
    for (const [Key] of strangeKeys) await s3.send(new PutObjectCommand({ Bucket, Key, Body: letter }));
    await expect(s3.send(new PutObjectCommand({ Bucket, Key: "k".repeat(1025), Body: letter }))).rejects.toMatchObject({
      name: "KeyTooLongError",
    });
    await expect
      .poll(() => countRows(s3, String(outputs.LakeBucketName)), { timeout: 60_000, interval: 200 })
      .toBe(badFiles.length + 1 + strangeKeys.length);
  } finally {
    s3.destroy();
    await cloud.close();
  }
  const rows = await queryClaims(state, "SELECT raw_key, status, tenant FROM objects");
  const told = new Map(rows.map((row) => [row.raw_key, { status: row.status, tenant: row.tenant }]));
  for (const [key, tenant] of strangeKeys) expect([key, told.get(key)]).toEqual([key, { status: "SUCCEEDED", tenant }]);
}, 120_000);

async function countRows(client: S3Client, Bucket: string): Promise<number> {
  let rows = 0;
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: "metadata/objects/" }))
    rows += page.KeyCount ?? 0;
  return rows;
}
