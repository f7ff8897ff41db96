import { mkdtemp, rm } from "node:fs/promises";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { assemble } from "@tributary/assembly";
import { type LocalCloud, startLocalCloud } from "@tributary/local";
import { compile, comprehend, on, pipeline, role, s3, tenant } from "@tributary/pipeline";
import { afterAll, beforeAll, expect, test } from "vitest";

const account = "000000000000";
const raw = `tags-raw-dev-${account}`;
const agent = new Agent({
  lookup: (_host, { all }, found) =>
    all ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4),
});

let folder: string;
let cloud: LocalCloud;
let operator: S3Client;

const clientOf = (credentials: LocalCloud["credentials"]): S3Client =>
  new S3Client({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials,
    maxAttempts: 1,
    requestHandler: { httpAgent: agent },
  });

/** One tenant by folder, one by tags that the pipeline writes, one by tags that come with the file. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tributary-tags-"));
  const blueprint = compile(
    pipeline("tags", {
      raw: s3("tags-raw", { prefix: "inbox/" }),
      lake: s3("tags-lake"),
      routes: [on.text(comprehend.language())],
      tenants: {
        acme: tenant({ prefix: "acme/", readers: [role("acme-analyst")] }),
        globex: tenant({ prefix: "globex/", tags: { team: "globex" }, readers: [role("globex-analyst")] }),
        initech: tenant({ tags: { team: "initech" }, readers: [role("initech-analyst")] }),
      },
      catalog: { database: "tags" },
    }),
  );
  const options = { outDir: join(folder, "assembly"), cacheDir: process.env.TRIBUTARY_CACHE ?? join(folder, "cache") };
  await assemble(blueprint, options);
  cloud = await startLocalCloud({ stateDir: join(folder, "state") });
  await cloud.load(join(folder, "assembly"), { stackName: "tags-dev", parameters: { Stage: "dev" } });
  operator = clientOf(cloud.credentials);
}, 120_000);

afterAll(async () => {
  operator?.destroy();
  agent.destroy();
  await cloud?.close();
  await rm(folder, { recursive: true, force: true });
});

async function readerOf(tenant: string): Promise<S3Client> {
  const arn = `arn:aws:iam::${account}:role/${tenant}-analyst`;
  const trust = { Version: "2012-10-17" as const, Statement: [] };
  const all = {
    Version: "2012-10-17" as const,
    Statement: [{ Effect: "Allow" as const, Action: "s3:*", Resource: "*" }],
  };
  await cloud.context.identities.putRole({ arn, trust, inline: { all } });
  return clientOf(await cloud.context.credentials.credentialsFor(arn, "reader", {}));
}

const point = (tenant: string): string => `arn:aws:s3:us-east-1:${account}:accesspoint/tags-dev-${tenant}`;

const put = (Key: string, Tagging?: string): Promise<unknown> =>
  operator.send(
    new PutObjectCommand({ Bucket: raw, Key, Body: "These are plain words.", ...(Tagging && { Tagging }) }),
  );

async function tagsOf(Key: string): Promise<Record<string, string>> {
  const { TagSet = [] } = await operator.send(new GetObjectTaggingCommand({ Bucket: raw, Key }));
  return Object.fromEntries(TagSet.map(({ Key = "", Value = "" }) => [Key, Value]));
}

async function keysUnder(Prefix: string): Promise<string[]> {
  const { Contents = [] } = await operator.send(
    new ListObjectsV2Command({ Bucket: `tags-lake-dev-${account}`, Prefix }),
  );
  return Contents.map(({ Key = "" }) => Key);
}

test("the pipeline tags the files of a folder, finds the tenant of tagged ones, and their readers read nothing else", async () => {
  await put("inbox/acme/a.txt");
  await put("inbox/globex/g.txt", "batch=7");
  await put("inbox/shared/i.txt", "team=initech");
  await put("inbox/shared/nobody.txt");
  // Records are written under a tenant's folder, by which Athena's row filters tell them apart.
  for (const tenant of ["acme", "globex", "initech", "_none"])
    await expect
      .poll(() => keysUnder(`extracted/texts/tenant=${tenant}/`), { timeout: 60_000, interval: 250 })
      .toHaveLength(1);
  expect(await tagsOf("inbox/globex/g.txt")).toEqual({ batch: "7", team: "globex" });
  expect(await tagsOf("inbox/acme/a.txt")).toEqual({});

  const own: Readonly<Record<string, string>> = {
    acme: "inbox/acme/a.txt",
    globex: "inbox/globex/g.txt",
    initech: "inbox/shared/i.txt",
  };
  const keys = [...Object.values(own), "inbox/shared/nobody.txt"];
  for (const [tenant, ownKey] of Object.entries(own)) {
    const reader = await readerOf(tenant);
    const read: string[] = [];
    for (const door of [raw, ...Object.keys(own).map(point)])
      for (const Key of keys) {
        const got = await reader.send(new GetObjectCommand({ Bucket: door, Key })).catch((error: Error) => error.name);
        if (got !== "AccessDenied") read.push(`${door} ${Key}`);
        const Tagging = { TagSet: [{ Key: "team", Value: tenant }] };
        const tagged = reader.send(new PutObjectTaggingCommand({ Bucket: door, Key, Tagging }));
        await expect(tagged).rejects.toMatchObject({ name: "AccessDenied" });
      }
    expect(read).toEqual([`${point(tenant)} ${ownKey}`]);
    reader.destroy();
  }
}, 180_000);

test("a file of one tenant's folder with another's tags ends in quarantine", async () => {
  await put("inbox/acme/stolen.txt", "team=initech");
  await expect.poll(() => keysUnder("quarantine/"), { timeout: 60_000, interval: 250 }).toHaveLength(1);
}, 120_000);
