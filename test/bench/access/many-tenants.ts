import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import { main } from "@tributary/cli";
import { type LocalCloud, startLocalCloud } from "@tributary/local";

export interface ManyTenants {
  /** Runs the command in the project and answers seconds and output. */
  readonly time: (
    ...args: readonly string[]
  ) => Promise<{ readonly seconds: number; readonly cpu: number; readonly out: string; readonly code: number }>;
  readonly remove: () => Promise<void>;
}

/** A project of many tenants with one reader each out of `roles`, its two buckets on a local cloud, and nothing else yet. */
export async function manyTenants(
  tenants: number,
  roles: number,
  prepare: (cloud: LocalCloud) => Promise<void> = async () => undefined,
): Promise<ManyTenants> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-tenants-"));
  await writeFile(join(folder, "pipeline.ts"), definition(tenants, roles));
  const cloud = await startLocalCloud({ stateDir: join(folder, ".pipeline") });
  try {
    const { endpoint, region, credentials, account } = cloud;
    const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
    for (const name of ["many-raw", "many-lake"])
      await s3.send(new CreateBucketCommand({ Bucket: `${name}-dev-${account}` }));
    await s3.send(new PutBucketPolicyCommand({ Bucket: `many-raw-dev-${account}`, Policy: delegation(account) }));
    s3.destroy();
    await prepare(cloud);
  } finally {
    await cloud.close();
  }
  return {
    time: async (...args) => {
      const out: string[] = [];
      const sink = { write: (text: string) => out.push(text) };
      const io = { cwd: folder, signal: new AbortController().signal, stdout: sink, stderr: sink };
      const from = performance.now();
      const before = process.cpuUsage();
      const code = await main(args, io);
      if (code === 1) throw new Error(out.join(""));
      const { user, system } = process.cpuUsage(before);
      return { seconds: (performance.now() - from) / 1_000, cpu: (user + system) / 1_000_000, out: out.join(""), code };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** As the stack's own bucket policy: reading is left to the account's access points. */
function delegation(account: string): string {
  const bucket = `arn:aws:s3:::many-raw-dev-${account}`;
  const statement = {
    Sid: "ReadThroughAccessPoints",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: ["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:ListBucket"],
    Resource: [bucket, `${bucket}/*`],
    Condition: { StringEquals: { "s3:DataAccessPointAccount": account } },
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

const definition = (tenants: number, roles: number): string => `
import { comprehend, on, pipeline, role, s3, tenant } from "@tributary/pipeline";

const entries = Array.from({ length: ${tenants} }, (_each, index) => {
  const name = "t" + String(index).padStart(5, "0");
  return [name, tenant({ prefix: name + "/", readers: [role("reader-" + (index % ${roles}))] })];
});

export default pipeline("many", {
  raw: s3("many-raw", { prefix: "inbox/" }),
  lake: s3("many-lake"),
  routes: [on.text(comprehend.language())],
  tenants: Object.fromEntries(entries),
  catalog: { database: "many" },
});
`;
