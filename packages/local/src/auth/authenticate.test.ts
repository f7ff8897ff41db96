import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { AssumeRoleCommand, type AssumeRoleCommandInput, STSClient } from "@aws-sdk/client-sts";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { PolicyDocument } from "@tributary/access";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type LocalCloud, startLocalCloud } from "../local-cloud.ts";
import { ManualClock } from "../services/manual-clock.ts";
import type { Credentials } from "./credential-store.ts";

const account = "000000000000";
const Bucket = "records";

let clock: ManualClock;
let stateDir: string;
let cloud: LocalCloud;
let s3: S3Client;
const closing: { destroy(): void }[] = [];

const settings = (credentials: Credentials = cloud.credentials) => ({
  endpoint: cloud.endpoint,
  region: cloud.region,
  credentials,
  maxAttempts: 1,
});

function client(credentials?: Credentials, more: object = {}): S3Client {
  const made = new S3Client({ ...settings(credentials), forcePathStyle: true, ...more });
  closing.push(made);
  return made;
}

const allow = (Action: string | string[], Resource: string | string[] = "*", more: object = {}): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action, Resource, ...more }],
});

const roleArn = (name: string): string => `arn:aws:iam::${account}:role/${name}`;

async function role(name: string, policy: PolicyDocument, trusted: object = {}): Promise<void> {
  await cloud.context.identities.putRole({
    arn: roleArn(name),
    trust: {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
        ...trusted,
      },
    },
    inline: { own: policy },
  });
}

async function assume(
  name: string,
  more: Partial<AssumeRoleCommandInput> = {},
  caller?: Credentials,
): Promise<Credentials> {
  const sts = new STSClient(settings(caller));
  closing.push(sts);
  const { Credentials: made } = await sts.send(
    new AssumeRoleCommand({ RoleArn: roleArn(name), RoleSessionName: "someone", ...more }),
  );
  return {
    accessKeyId: made?.AccessKeyId ?? "",
    secretAccessKey: made?.SecretAccessKey ?? "",
    sessionToken: made?.SessionToken ?? "",
  };
}

const get = (Key: string, from: S3Client) => from.send(new GetObjectCommand({ Bucket, Key }));

beforeEach(async () => {
  clock = new ManualClock(Date.now());
  stateDir = await mkdtemp(join(tmpdir(), "trb-auth-"));
  cloud = await startLocalCloud({ stateDir, clock });
  s3 = client();
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const Key of ["acme/a.txt", "globex/b.txt"]) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
});

afterEach(async () => {
  for (const each of closing.splice(0)) each.destroy();
  await cloud.close();
  await rm(stateDir, { recursive: true, force: true });
});

test("authenticate takes a presigned URL as it was signed, and no other", async () => {
  const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: "acme/a.txt" }), { expiresIn: 60 });
  expect(await (await fetch(url)).text()).toBe("acme/a.txt");
  const told = async (changed: string): Promise<string> => (await fetch(changed)).text();
  expect(await told(url.replace("acme/a.txt", "globex/b.txt"))).toContain("<Code>SignatureDoesNotMatch</Code>");
  expect(await told(url.replace("X-Amz-Expires=60", "X-Amz-Expires=6000"))).toContain("SignatureDoesNotMatch");
  expect(await told(url.replace("X-Amz-Expires=60", "X-Amz-Expires=700000"))).toContain(
    "<Code>AuthorizationQueryParametersError</Code>",
  );
  expect(await told(`${url}&versionId=null`)).toContain("SignatureDoesNotMatch");
  expect(await told(url.replace(/&X-Amz-Signature=[^&]+/, ""))).toContain("Code>");
  expect((await fetch(url, { method: "DELETE" })).status).toBe(403);
});

test("authenticate refuses a presigned URL after its time", async () => {
  const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: "acme/a.txt" }), { expiresIn: 60 });
  clock.advance(120_000);
  const late = await fetch(url);
  expect(late.status).toBe(403);
  expect(await late.text()).toContain("<Message>Request has expired</Message>");
});

test("authenticate lets nobody add to a presigned PUT what its signer could read", async () => {
  const url = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: "acme/copy.txt" }), { expiresIn: 60 });
  const added = await fetch(url, { method: "PUT", headers: { "x-amz-copy-source": `/${Bucket}/globex/b.txt` } });
  expect(added.status).toBe(403);
  expect(await added.text()).toContain("<HeadersNotSigned>x-amz-copy-source</HeadersNotSigned>");
  expect((await fetch(url, { method: "PUT", body: "words" })).status).toBe(200);
});

test("authenticate refuses a clock that is off by more than fifteen minutes", async () => {
  const slow = client(cloud.credentials, { systemClockOffset: -16 * 60_000 });
  await expect(get("acme/a.txt", slow)).rejects.toMatchObject({ name: "RequestTimeTooSkewed" });
  await get("acme/a.txt", client(cloud.credentials, { systemClockOffset: -14 * 60_000 }));
  const sqs = new SQSClient({ ...settings(), systemClockOffset: 16 * 60_000 });
  closing.push(sqs);
  await expect(sqs.send(new GetQueueUrlCommand({ QueueName: "q" }))).rejects.toMatchObject({
    name: "InvalidSignatureException",
  });
});

test.each([
  ["an unknown key", { accessKeyId: "AKIAUNKNOWN" }, "InvalidAccessKeyId"],
  ["a wrong secret", { secretAccessKey: "wrong" }, "SignatureDoesNotMatch"],
  ["a made-up token", { sessionToken: "forged" }, "InvalidToken"],
])("authenticate refuses %s", async (_what, change, name) => {
  await expect(get("acme/a.txt", client({ ...cloud.credentials, ...change }))).rejects.toMatchObject({ name });
});

test("authenticate reads streams in signed and unsigned chunks", async () => {
  for (const requestChecksumCalculation of ["WHEN_REQUIRED", "WHEN_SUPPORTED"] as const) {
    const streaming = client(cloud.credentials, { requestChecksumCalculation });
    const Body = Readable.from([Buffer.alloc(70_000, "a"), Buffer.alloc(70_000, "b")]);
    await streaming.send(new PutObjectCommand({ Bucket, Key: "stream", Body, ContentLength: 140_000 }));
    const { Body: read } = await get("stream", streaming);
    expect((await read?.transformToString())?.length).toBe(140_000);
  }
});

test("anonymous callers are let at nothing", async () => {
  const told = await fetch(`${cloud.endpoint}/${Bucket}/acme/a.txt`);
  expect(told.status).toBe(403);
  expect(await told.text()).toContain("<Code>AccessDenied</Code>");
  expect((await fetch(cloud.endpoint)).status).toBe(403);
  const json = await fetch(cloud.endpoint, { method: "POST", headers: { "x-amz-target": "AmazonSQS.ListQueues" } });
  expect(json.headers.get("x-amzn-errortype")).toBe("MissingAuthenticationTokenException");
});

test("a call that is denied is told as AWS tells it, and the log names the statement that decided", async () => {
  await role("reader", {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "s3:*", Resource: "*" },
      { Sid: "NotGlobex", Effect: "Deny", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/globex/*` },
    ],
  });
  const reader = client(await assume("reader"));
  const sentence = `User: arn:aws:sts::${account}:assumed-role/reader/someone is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::${Bucket}/globex/b.txt" with an explicit deny in an identity-based policy`;
  await expect(get("globex/b.txt", reader)).rejects.toThrow(sentence);
  await cloud.close();
  const lines = (await readFile(join(stateDir, "logs", "cloud.jsonl"), "utf8")).trim().split("\n");
  const denied = lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .find(({ event }) => event === "access.denied");
  expect(denied).toMatchObject({
    principal: `arn:aws:sts::${account}:assumed-role/reader/someone`,
    action: "s3:GetObject",
    deciding: [{ policy: "role reader / own", position: 2, statement: { Sid: "NotGlobex" } }],
  });
  cloud = await startLocalCloud({ stateDir, clock });
});

test("AssumeRole narrows a session by its policies, and never widens it", async () => {
  await role("wide", allow("s3:GetObject", `arn:aws:s3:::${Bucket}/acme/*`));
  const everything = JSON.stringify(allow("s3:*"));
  const widened = client(await assume("wide", { Policy: everything }));
  await get("acme/a.txt", widened);
  await expect(get("globex/b.txt", widened)).rejects.toMatchObject({ name: "AccessDenied" });
  const narrowed = client(await assume("wide", { Policy: JSON.stringify(allow("s3:ListBucket")) }));
  await expect(get("acme/a.txt", narrowed)).rejects.toThrow("because no session policy allows the s3:GetObject action");
  const PolicyArns = [{ arn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" }];
  const managed = client(await assume("wide", { PolicyArns }));
  await expect(get("acme/a.txt", managed)).rejects.toThrow("session policy");
  await expect(assume("wide", { Policy: "{" })).rejects.toMatchObject({ name: "MalformedPolicyDocumentException" });
  await expect(assume("wide", { Policy: `{"Statement":[{"Effect":"Perhaps"}]}` })).rejects.toMatchObject({
    name: "MalformedPolicyDocumentException",
  });
});

test("AssumeRole asks the trust policy about external ids, session names and tags", async () => {
  await role("partner", allow("s3:GetObject"), { Condition: { StringEquals: { "sts:ExternalId": "e-12" } } });
  await role("caller", allow("sts:*"));
  // The operator may assume every role; whom the trust policy has a say about is everybody else.
  const caller = await assume("caller");
  const denied = { name: "AccessDenied" };
  await expect(assume("partner", {}, caller)).rejects.toMatchObject(denied);
  await expect(assume("partner", { ExternalId: "e-13" }, caller)).rejects.toMatchObject(denied);
  await get("acme/a.txt", client(await assume("partner", { ExternalId: "e-12" }, caller)));
  await expect(assume("partner", { ExternalId: "e-12", DurationSeconds: 3_601 }, caller)).rejects.toThrow("exceeds");
  await role("tagged", allow("s3:GetObject", "arn:aws:s3:::records/${aws:PrincipalTag/team}/*"));
  const acme = client(await assume("tagged", { Tags: [{ Key: "team", Value: "acme" }] }));
  await get("acme/a.txt", acme);
  await expect(get("globex/b.txt", acme)).rejects.toMatchObject({ name: "AccessDenied" });
  await role("untagged", allow("s3:GetObject"), { Action: "sts:AssumeRole" });
  await expect(assume("untagged", { Tags: [{ Key: "team", Value: "acme" }] }, caller)).rejects.toThrow(
    "sts:TagSession",
  );
});

test("a source identity stays through the chain of roles, and cannot be changed", async () => {
  await role("first", allow(["sts:*", "s3:*"]), { Principal: { AWS: "*" } });
  await role("second", allow("s3:GetObject", "*", { Condition: { StringEquals: { "aws:SourceIdentity": "jane" } } }), {
    Principal: { AWS: roleArn("first") },
  });
  const jane = await assume("first", { SourceIdentity: "jane" });
  await get("acme/a.txt", client(await assume("second", {}, jane)));
  await expect(assume("second", { SourceIdentity: "joe" }, jane)).rejects.toMatchObject({ name: "AccessDenied" });
  const nobody = client(await assume("second", {}, await assume("first")));
  await expect(get("acme/a.txt", nobody)).rejects.toMatchObject({ name: "AccessDenied" });
});

test("a caller says by a session tag or a header which VPC it comes from", async () => {
  await role(
    "inside",
    allow("s3:GetObject", "*", { Condition: { StringEquals: { "aws:SourceVpc": "vpc-0a1b2c3d" } } }),
  );
  const outside = client(await assume("inside"));
  await expect(get("acme/a.txt", outside)).rejects.toMatchObject({ name: "AccessDenied" });
  const tag = (Value: string) => ({ Tags: [{ Key: "tributary:source-vpc", Value }] });
  await get("acme/a.txt", client(await assume("inside", tag("vpc-0a1b2c3d"))));
  await expect(get("acme/a.txt", client(await assume("inside", tag("vpc-ffffffff"))))).rejects.toMatchObject({
    name: "AccessDenied",
  });
  outside.middlewareStack.add(
    (next) => (args) => {
      Object.assign((args.request as { headers: Record<string, string> }).headers, {
        "x-tributary-source-vpc": "vpc-0a1b2c3d",
      });
      return next(args);
    },
    { step: "build" },
  );
  await get("acme/a.txt", outside);
  await expect(assume("inside", tag("home"))).rejects.toThrow("must be the id of a VPC");
});

test("a credential scope of another Region is told with the right one", async () => {
  const abroad = client(cloud.credentials, { region: "eu-central-1", followRegionRedirects: false });
  await expect(abroad.send(new ListBucketsCommand({}))).rejects.toMatchObject({ name: "AuthorizationHeaderMalformed" });
});
