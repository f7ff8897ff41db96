import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CopyObjectCommand, CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { PolicyStatement } from "@tributary/access";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sessionPrincipal } from "../../auth/session-principal.ts";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";
import { objectDoor } from "./object-door.ts";
import { s3Module } from "./s3-module.ts";

const Bucket = "lake";
let stateDir: string;
let cloud: LocalCloud;

const clientOf = (credentials: LocalCloud["credentials"]): S3Client =>
  new S3Client({ endpoint: cloud.endpoint, region: cloud.region, credentials, forcePathStyle: true, maxAttempts: 1 });

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-objects-"));
  cloud = await startLocalCloud({ stateDir, services: [s3Module] });
  const operator = clientOf(cloud.credentials);
  await operator.send(new CreateBucketCommand({ Bucket }));
  for (const Key of ["open/a.json", "rows/a.json", "rows/secret/b.json"])
    await operator.send(new PutObjectCommand({ Bucket, Key, Body: "{}", Tagging: "owner=acme" }));
  operator.destroy();
});

afterAll(async () => {
  await cloud.close();
  await rm(stateDir, { recursive: true, force: true });
});

async function role(name: string, ...Statement: PolicyStatement[]): Promise<string> {
  const arn = `arn:aws:iam::${cloud.account}:role/${name}`;
  const inline = { own: { Version: "2012-10-17", Statement } } as const;
  await cloud.context.identities.putRole({ arn, trust: { Version: "2012-10-17", Statement: [] }, inline });
  return arn;
}

const everything: PolicyStatement = { Effect: "Allow", Action: "s3:*", Resource: "*" };

test("a service lists for its caller what the caller may read object by object", async () => {
  const Resource = `arn:aws:s3:::${Bucket}/rows/secret/*`;
  const arn = await role("analyst", everything, { Effect: "Deny", Action: "s3:GetObject", Resource });
  const objects = objectDoor.of(cloud.context);
  const principal = sessionPrincipal(arn, "query", "");
  expect(objects.list(principal, Bucket, "open/").map(({ key }) => key)).toEqual(["open/a.json"]);
  expect(() => objects.list(principal, Bucket, "rows/")).toThrowError(
    expect.objectContaining({ code: "AccessDenied" }),
  );
});

test.each<[string, PolicyStatement, string]>([
  ["read at the source", { Effect: "Deny", Action: "s3:GetObjectTagging", Resource: "*" }, "s3:GetObjectTagging"],
  ["write at the target", { Effect: "Deny", Action: "s3:PutObjectTagging", Resource: "*" }, "s3:PutObjectTagging"],
])("a copy brings no tags along that its caller may not %s", async (_what, deny, action) => {
  const arn = await role(`copier-${action.slice(3, 6)}`, everything, deny);
  const client = clientOf(await cloud.context.credentials.credentialsFor(arn, "copy"));
  const copy = { Bucket, Key: "copy/a.json", CopySource: `${Bucket}/rows/a.json` };
  await expect(client.send(new CopyObjectCommand(copy))).rejects.toMatchObject({
    name: "AccessDenied",
    message: expect.stringContaining(action),
  });
  await client.send(new CopyObjectCommand({ ...copy, TaggingDirective: "REPLACE" }));
  client.destroy();
});
