import { mkdtemp, rm } from "node:fs/promises";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { PolicyDocument } from "@tributary/access";
import { assemble } from "@tributary/assembly";
import { type LocalCloud, startLocalCloud } from "@tributary/local";
import { compile, comprehend, on, pipeline, role, s3, tenant, vpc } from "@tributary/pipeline";

export const account = "000000000000";
export const otherAccount = "444455556666";
export const rawBucket = `house-raw-dev-${account}`;
/** A bucket where every reader may write: what it copies there has left the house. */
export const outside = "outside-bucket";

export interface House {
  readonly cloud: LocalCloud;
  readonly operator: S3Client;
  readonly tenants: readonly string[];
  readonly readers: readonly Reader[];
  readonly objects: readonly StoredObject[];
  readonly close: () => Promise<void>;
}

export interface Reader {
  readonly tenant: string;
  readonly kind: ReaderKind;
  readonly arn: string;
  readonly account: string;
  readonly identity: PolicyDocument;
  readonly context: Readonly<Record<string, string>>;
  readonly credentials: LocalCloud["credentials"];
  /** Names the bucket in the path; ARNs of access points in the host. */
  readonly client: S3Client;
}

export interface StoredObject {
  readonly tenant: string;
  readonly key: string;
  readonly versionId: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface HouseOptions {
  readonly tenants: number;
  readonly objects: number;
}

/** Names that a careless prefix would take for one another. */
const names = ["acme", "acme-eu", "acme-eu-north", "ac", "globex", "glo", "globe", "initech"];
const vpcId = "vpc-0123456789abcdef0";

/** A deployed pipeline of many tenants: by folder, by tags, behind a VPC; three readers each, two with far too wide roles. */
export async function openHouse({ tenants: count, objects: howMany }: HouseOptions): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-isolation-"));
  const tenants = Array.from({ length: count }, (_, at) => names[at] ?? `tenant-${at}`);
  await assemble(blueprintOf(tenants), {
    outDir: join(folder, "assembly"),
    cacheDir: process.env.TRIBUTARY_CACHE ?? join(folder, "cache"),
  });
  const cloud = await startLocalCloud({ stateDir: join(folder, "state") });
  await cloud.load(join(folder, "assembly"), { stackName: "house-dev", parameters: { Stage: "dev" } });
  const agent = new Agent({
    keepAlive: true,
    lookup: (_host, { all }, found) =>
      all ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4),
  });
  const clientOf = (credentials: LocalCloud["credentials"]): S3Client =>
    new S3Client({
      endpoint: cloud.endpoint,
      region: cloud.region,
      credentials,
      maxAttempts: 1,
      requestHandler: { httpAgent: agent },
    });
  const operator = clientOf(cloud.credentials);
  const readers: Reader[] = [];
  for (const [at, tenant] of tenants.entries())
    for (const kind of readerKinds) readers.push(await readerOf(cloud, { tenant, at, kind, clientOf }));
  await operator.send(new CreateBucketCommand({ Bucket: outside }));
  await operator.send(new PutBucketPolicyCommand({ Bucket: outside, Policy: JSON.stringify(openTo(readers)) }));
  const objects: StoredObject[] = [];
  for (let at = 0; at < howMany; at++) objects.push(await store(operator, tenants, at));
  const close = async (): Promise<void> => {
    for (const { client } of readers) client.destroy();
    operator.destroy();
    agent.destroy();
    await cloud.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { cloud, operator, tenants, readers, objects, close };
}

export const byTags = (at: number): boolean => at % 5 === 4;
const inVpc = (at: number): boolean => at % 7 === 3;

const readerKinds = ["wide", "narrow", "foreign"] as const;
type ReaderKind = (typeof readerKinds)[number];
const roleName = (tenant: string, kind: ReaderKind): string => `${tenant}-${kind}`;

function blueprintOf(names: readonly string[]) {
  const tenants = names.map((name, at) => {
    const readers = readerKinds.map((kind) =>
      role(roleName(name, kind), kind === "foreign" ? { account: otherAccount } : {}),
    );
    const scope = byTags(at) ? { tags: { owner: name } } : { prefix: `${name}/` };
    return [name, tenant({ ...scope, readers, ...(inVpc(at) && { network: vpc(vpcId) }) })] as const;
  });
  return compile(
    pipeline("house", {
      raw: s3("house-raw", { prefix: "inbox/" }),
      lake: s3("house-lake"),
      routes: [on.text(comprehend.language())],
      tenants: Object.fromEntries(tenants),
      catalog: { database: "house" },
    }),
  );
}

export const pointArn = (tenant: string): string => `arn:aws:s3:us-east-1:${account}:accesspoint/house-dev-${tenant}`;

interface NewReader {
  readonly tenant: string;
  readonly at: number;
  readonly kind: ReaderKind;
  readonly clientOf: (credentials: LocalCloud["credentials"]) => S3Client;
}

async function readerOf(cloud: LocalCloud, { tenant, at, kind, clientOf }: NewReader): Promise<Reader> {
  const own = kind === "foreign" ? otherAccount : account;
  const arn = `arn:aws:iam::${own}:role/${roleName(tenant, kind)}`;
  const Resource =
    kind === "narrow" ? [pointArn(tenant), `${pointArn(tenant)}/object/*`, `arn:aws:s3:::${outside}/*`] : "*";
  const identity: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "s3:*", Resource },
      { Effect: "Allow", Action: ["athena:*", "glue:*", "lakeformation:GetDataAccess"], Resource: "*" },
    ],
  };
  const trust: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${own}:root` }, Action: "sts:AssumeRole" }],
  };
  await cloud.context.identities.putRole({ arn, trust, inline: { all: identity } });
  const context: Record<string, string> = inVpc(at) ? { "aws:SourceVpc": vpcId } : {};
  const credentials = await cloud.context.credentials.credentialsFor(arn, "reader", { context });
  return { tenant, kind, arn, account: own, identity, context, credentials, client: clientOf(credentials) };
}

const openTo = (readers: readonly Reader[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: readers.map(({ arn }) => arn) },
      Action: ["s3:PutObject", "s3:PutObjectTagging"],
      Resource: `arn:aws:s3:::${outside}/*`,
    },
  ],
});

async function store(operator: S3Client, tenants: readonly string[], at: number): Promise<StoredObject> {
  const index = at % tenants.length;
  const tenant = tenants[index] ?? "";
  const tags: Record<string, string> = byTags(index) ? { owner: tenant } : {};
  const key = byTags(index) ? `inbox/shared/${at}.txt` : `inbox/${tenant}/${at}.txt`;
  const { VersionId = "" } = await operator.send(
    new PutObjectCommand({
      Bucket: rawBucket,
      Key: key,
      Body: `secret of ${tenant}`,
      Tagging: new URLSearchParams(tags).toString(),
    }),
  );
  return { tenant, key, versionId: VersionId, tags };
}
