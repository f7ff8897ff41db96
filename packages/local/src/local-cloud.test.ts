import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterEach, expect, test } from "vitest";
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from "./local-cloud.ts";
import { ManualClock } from "./services/manual-clock.ts";

const folders: string[] = [];
const clouds: LocalCloud[] = [];

async function start(options: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> {
  const stateDir = options.stateDir ?? (await mkdtemp(join(tmpdir(), "cloud-")));
  folders.push(stateDir);
  const cloud = await startLocalCloud({ stateDir, ...options });
  clouds.push(cloud);
  return cloud;
}

afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

const sts = (cloud: LocalCloud, credentials = cloud.credentials) =>
  new STSClient({ endpoint: cloud.endpoint, region: cloud.region, credentials, maxAttempts: 1 });

const trustingRoot = (account: string) => ({
  Version: "2012-10-17" as const,
  Statement: [
    { Effect: "Allow" as const, Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" },
  ],
});

test("startLocalCloud knows its operator", async () => {
  const cloud = await start();
  const who = await sts(cloud).send(new GetCallerIdentityCommand({}));
  expect(who.Arn).toBe("arn:aws:iam::000000000000:root");
});

test("startLocalCloud keeps session credentials over a restart, until they expire", async () => {
  const clock = new ManualClock(Date.now());
  const stateDir = await mkdtemp(join(tmpdir(), "cloud-"));
  const first = await startLocalCloud({ stateDir, clock });
  await first.context.identities.putRole({
    arn: "arn:aws:iam::000000000000:role/team/analyst",
    trust: trustingRoot("000000000000"),
  });
  const { Credentials } = await sts(first).send(
    new AssumeRoleCommand({
      RoleArn: "arn:aws:iam::000000000000:role/team/analyst",
      RoleSessionName: "mia",
      DurationSeconds: 900,
    }),
  );
  await first.close();

  const cloud = await start({ stateDir, clock });
  const session = {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
  const who = await sts(cloud, session).send(new GetCallerIdentityCommand({}));
  expect(who.Arn).toBe("arn:aws:sts::000000000000:assumed-role/analyst/mia");
  clock.advance(901_000);
  const late = new STSClient({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials: session,
    maxAttempts: 1,
    systemClockOffset: 901_000,
  });
  await expect(late.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: "ExpiredToken" });
});

test("AssumeRole needs the trust policy to name the caller", async () => {
  const cloud = await start();
  const { identities, credentials } = cloud.context;
  await identities.putRole({ arn: "arn:aws:iam::000000000000:role/reader", trust: trustingRoot("000000000000") });
  await identities.putRole({ arn: "arn:aws:iam::000000000000:role/closed", trust: trustingRoot("111122223333") });
  const reader = await credentials.credentialsFor("arn:aws:iam::000000000000:role/reader", "r");
  await expect(
    sts(cloud, reader).send(
      new AssumeRoleCommand({ RoleArn: "arn:aws:iam::000000000000:role/closed", RoleSessionName: "xx" }),
    ),
  ).rejects.toMatchObject({
    name: "AccessDenied",
    message: expect.stringContaining(
      "User: arn:aws:sts::000000000000:assumed-role/reader/r is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::000000000000:role/closed",
    ),
  });
});

test.each([
  ["an unknown key", { accessKeyId: "AKIAUNKNOWN", secretAccessKey: "x" }, "InvalidClientTokenId"],
  ["a wrong secret", { secretAccessKey: "wrong" }, "SignatureDoesNotMatch"],
  ["a made-up session token", { sessionToken: "forged" }, "InvalidClientTokenId"],
])("startLocalCloud refuses %s", async (_name, change, code) => {
  const cloud = await start();
  await expect(
    sts(cloud, { ...cloud.credentials, ...change }).send(new GetCallerIdentityCommand({})),
  ).rejects.toMatchObject({ name: code });
});

test("startLocalCloud refuses a second cloud on the same state directory", async () => {
  const cloud = await start();
  await expect(startLocalCloud({ stateDir: cloud.stateDir })).rejects.toMatchObject({ code: "TRB-LOC-002" });
});

test("startLocalCloud refuses a port in use and lets go of the state directory", async () => {
  const cloud = await start();
  const stateDir = await mkdtemp(join(tmpdir(), "cloud-"));
  await expect(startLocalCloud({ stateDir, port: cloud.port })).rejects.toMatchObject({ code: "TRB-LOC-001" });
  await start({ stateDir });
});

test("startLocalCloud refuses a state directory of another account", async () => {
  const stateDir = await mkdtemp(join(tmpdir(), "cloud-"));
  await (await startLocalCloud({ stateDir })).close();
  folders.push(stateDir);
  await expect(startLocalCloud({ stateDir, account: "111122223333" })).rejects.toMatchObject({ code: "TRB-LOC-003" });
});
