import { mkdtemp, rm } from "node:fs/promises";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  CreateAccessPointCommand,
  DeleteAccessPointCommand,
  DeleteAccessPointPolicyCommand,
  DeletePublicAccessBlockCommand,
  GetAccessPointCommand,
  GetAccessPointPolicyCommand,
  GetAccessPointPolicyStatusCommand,
  GetPublicAccessBlockCommand,
  ListTagsForResourceCommand,
  PutAccessPointPolicyCommand,
  PutPublicAccessBlockCommand,
  paginateListAccessPoints,
  S3ControlClient,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-s3-control";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";

const AccountId = "000000000000";
const Bucket = "raw-bucket";
const point = { AccountId, Name: "acme" };
const arn = `arn:aws:s3:us-east-1:${AccountId}:accesspoint/acme`;

let stateDir: string;
let cloud: LocalCloud;
let control: S3ControlClient;
let s3: S3Client;
let agent: Agent;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-s3-control-"));
  await open();
  await s3.send(new CreateBucketCommand({ Bucket }));
});

afterEach(async () => {
  await shut();
  await rm(stateDir, { recursive: true, force: true });
});

async function open(): Promise<void> {
  cloud = await startLocalCloud({ stateDir });
  const { endpoint, region, credentials } = cloud;
  const settings = { endpoint, region, credentials, maxAttempts: 1 };
  // The account stands before the host, which few resolvers know of localhost.
  agent = new Agent({
    lookup: (_host, { all }, found) =>
      all ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4),
  });
  control = new S3ControlClient({ ...settings, requestHandler: { httpAgent: agent } });
  s3 = new S3Client({ ...settings, forcePathStyle: true });
}

async function shut(): Promise<void> {
  control.destroy();
  s3.destroy();
  agent.destroy();
  await cloud.close();
}

const policyFor = (Principal: unknown) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: "s3:GetObject", Resource: `${arn}/object/inbox/*` }],
  });

test("an access point made by S3 Control answers S3 requests, and is there after a restart", async () => {
  const made = await control.send(new CreateAccessPointCommand({ ...point, Bucket }));
  expect(made.AccessPointArn).toBe(arn);
  await s3.send(new PutObjectCommand({ Bucket, Key: "inbox/a.txt", Body: "words" }));
  await shut();
  await open();
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: made.Alias, Key: "inbox/a.txt" }));
  expect(await Body?.transformToString()).toBe("words");
  const found = await control.send(new GetAccessPointCommand(point));
  expect(found).toMatchObject({
    Name: "acme",
    Bucket,
    NetworkOrigin: "Internet",
    Alias: made.Alias,
    BucketAccountId: AccountId,
    PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
  });
  expect(found.CreationDate).toBeInstanceOf(Date);
  await control.send(new DeleteAccessPointCommand(point));
  await expect(control.send(new GetAccessPointCommand(point))).rejects.toMatchObject({ name: "NoSuchAccessPoint" });
  await expect(control.send(new DeleteAccessPointCommand(point))).rejects.toMatchObject({ name: "NoSuchAccessPoint" });
});

test("ListAccessPoints pages over the points of one bucket", async () => {
  await s3.send(new CreateBucketCommand({ Bucket: "other-bucket" }));
  for (const name of ["one", "two", "three", "four", "five"])
    await control.send(new CreateAccessPointCommand({ AccountId, Name: name, Bucket }));
  const VpcConfiguration = { VpcId: "vpc-0123456789abcdef0" };
  await control.send(
    new CreateAccessPointCommand({ AccountId, Name: "inside", Bucket: "other-bucket", VpcConfiguration }),
  );
  const pages: string[][] = [];
  for await (const { AccessPointList = [] } of paginateListAccessPoints(
    { client: control, pageSize: 2 },
    { AccountId, Bucket },
  ))
    pages.push(AccessPointList.map(({ Name = "" }) => Name));
  expect(pages).toEqual([["five", "four"], ["one", "three"], ["two"]]);
  const inside = await control.send(new GetAccessPointCommand({ AccountId, Name: "inside" }));
  expect(inside).toMatchObject({ NetworkOrigin: "VPC", VpcConfiguration });
});

test("an access point's policy is put, told, judged public or not, and taken away", async () => {
  await control.send(new CreateAccessPointCommand({ ...point, Bucket }));
  await expect(control.send(new GetAccessPointPolicyCommand(point))).rejects.toMatchObject({
    name: "NoSuchAccessPointPolicy",
  });
  const Policy = policyFor({ AWS: `arn:aws:iam::${AccountId}:root` });
  await control.send(new PutAccessPointPolicyCommand({ ...point, Policy }));
  expect(JSON.parse((await control.send(new GetAccessPointPolicyCommand(point))).Policy ?? "")).toEqual(
    JSON.parse(Policy),
  );
  const { PolicyStatus } = await control.send(new GetAccessPointPolicyStatusCommand(point));
  expect(PolicyStatus?.IsPublic).toBe(false);
  await control.send(new DeleteAccessPointPolicyCommand(point));
  await expect(control.send(new GetAccessPointPolicyStatusCommand(point))).rejects.toMatchObject({
    name: "NoSuchAccessPointPolicy",
  });
});

test.each([
  ["public", policyFor("*"), "AccessDenied"],
  ["no JSON", "{", "MalformedPolicy"],
  [
    "over 20 KB",
    policyFor({ AWS: Array.from({ length: 500 }, (_, at) => `arn:aws:iam::${AccountId}:role/reader-${at}-of-many`) }),
    "InvalidRequest",
  ],
])("PutAccessPointPolicy refuses a policy that is %s", async (_what, Policy, name) => {
  await control.send(new CreateAccessPointCommand({ ...point, Bucket }));
  await expect(control.send(new PutAccessPointPolicyCommand({ ...point, Policy }))).rejects.toMatchObject({ name });
});

test("the account's Block Public Access is kept, and refuses a public policy that the access point would take", async () => {
  const open = {
    BlockPublicAcls: false,
    IgnorePublicAcls: false,
    BlockPublicPolicy: false,
    RestrictPublicBuckets: false,
  };
  await control.send(new CreateAccessPointCommand({ ...point, Bucket, PublicAccessBlockConfiguration: open }));
  const put = () => control.send(new PutAccessPointPolicyCommand({ ...point, Policy: policyFor("*") }));
  await expect(control.send(new GetPublicAccessBlockCommand({ AccountId }))).rejects.toMatchObject({
    name: "NoSuchPublicAccessBlockConfiguration",
  });
  const PublicAccessBlockConfiguration = { ...open, BlockPublicPolicy: true };
  await control.send(new PutPublicAccessBlockCommand({ AccountId, PublicAccessBlockConfiguration }));
  expect((await control.send(new GetPublicAccessBlockCommand({ AccountId }))).PublicAccessBlockConfiguration).toEqual(
    PublicAccessBlockConfiguration,
  );
  await expect(put()).rejects.toMatchObject({ name: "AccessDenied" });
  await control.send(new DeletePublicAccessBlockCommand({ AccountId }));
  await put();
  expect((await control.send(new GetAccessPointPolicyStatusCommand(point))).PolicyStatus?.IsPublic).toBe(true);
});

test("access points carry tags", async () => {
  await control.send(new CreateAccessPointCommand({ ...point, Bucket, Tags: [{ Key: "tenant", Value: "acme" }] }));
  const resource = { AccountId, ResourceArn: arn };
  await control.send(new TagResourceCommand({ ...resource, Tags: [{ Key: "stage", Value: "dev" }] }));
  const { Tags } = await control.send(new ListTagsForResourceCommand(resource));
  expect(Tags).toEqual([
    { Key: "tenant", Value: "acme" },
    { Key: "stage", Value: "dev" },
  ]);
  await control.send(new UntagResourceCommand({ ...resource, TagKeys: ["tenant"] }));
  expect((await control.send(new ListTagsForResourceCommand(resource))).Tags).toEqual([{ Key: "stage", Value: "dev" }]);
});

test.each([
  ["a name in capitals", { ...point, Name: "Acme", Bucket }, "InvalidRequest"],
  ["a name of 51 characters", { ...point, Name: "a".repeat(51), Bucket }, "InvalidRequest"],
  ["no bucket of that name", { ...point, Bucket: "nowhere-bucket" }, "NoSuchBucket"],
  ["another account", { ...point, AccountId: "111122223333", Bucket }, "AccessDenied"],
  ["a strange VPC", { ...point, Bucket, VpcConfiguration: { VpcId: "home" } }, "InvalidRequest"],
])("CreateAccessPoint refuses %s", async (_what, input, name) => {
  await expect(control.send(new CreateAccessPointCommand(input))).rejects.toMatchObject({ name });
});

test("CreateAccessPoint refuses a second access point of the same name", async () => {
  await control.send(new CreateAccessPointCommand({ ...point, Bucket }));
  await expect(control.send(new CreateAccessPointCommand({ ...point, Bucket }))).rejects.toMatchObject({
    name: "AccessPointAlreadyOwnedByYou",
  });
});

test("S3 Control needs the action on the access point", async () => {
  await cloud.context.identities.putRole({
    arn: `arn:aws:iam::${AccountId}:role/nobody`,
    trust: { Version: "2012-10-17", Statement: [] },
  });
  const credentials = await cloud.context.credentials.credentialsFor(`arn:aws:iam::${AccountId}:role/nobody`, "n");
  const nobody = new S3ControlClient({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials,
    maxAttempts: 1,
    requestHandler: { httpAgent: agent },
  });
  await expect(nobody.send(new CreateAccessPointCommand({ ...point, Bucket }))).rejects.toThrow(
    `s3:CreateAccessPoint on resource: "${arn}"`,
  );
  nobody.destroy();
});
