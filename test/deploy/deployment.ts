import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LocalCloud, startLocalCloud } from "@tributary/local";
import { type CliResult, runCli } from "../whole-path/run-cli.ts";

/** The smallest pipeline, as an author writes it. */
export const notes = `import { comprehend, on, pipeline, role, s3, tenant } from "@tributary/pipeline";

export default pipeline("notes", {
  raw: s3("notes-raw", { prefix: "inbox/" }),
  lake: s3("notes-lake"),
  routes: [on.text(comprehend.entities())],
  tenants: { acme: tenant({ prefix: "acme/", readers: [role("acme-analyst")] }) },
  catalog: { database: "notes" },
});
`;

/** A project folder, a local cloud that stands for AWS, and the environment that leads to it. */
export interface Deployment {
  readonly folder: string;
  readonly cloud: LocalCloud;
  write(pipeline: string): Promise<void>;
  pipeline(...args: string[]): Promise<CliResult>;
  json<T>(...args: string[]): Promise<T>;
  close(): Promise<void>;
}

const names = ["AWS_ENDPOINT_URL", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] as const;

export async function openDeployment(): Promise<Deployment> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-deploy-"));
  const cloud = await startLocalCloud({ stateDir: join(folder, "cloud") });
  const before = names.map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: cloud.endpoint,
    AWS_REGION: cloud.region,
    AWS_ACCESS_KEY_ID: cloud.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: cloud.credentials.secretAccessKey,
  });
  const pipeline = (...args: string[]): Promise<CliResult> => runCli(args, folder);
  const write = (text: string): Promise<void> => writeFile(join(folder, "pipeline.ts"), text);
  await write(notes);
  return {
    folder,
    cloud,
    write,
    pipeline,
    async json(...args) {
      const { code, stdout, stderr } = await pipeline(...args, "--json");
      if (stdout === "") throw new Error(`pipeline ${args.join(" ")} ended with ${code}:\n${stderr}`);
      return JSON.parse(stdout);
    },
    async close() {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      await cloud.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
