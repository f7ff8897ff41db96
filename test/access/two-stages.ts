import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { S3ControlClient } from "@aws-sdk/client-s3-control";
import { type LocalCloud, startLocalCloud } from "@tributary/local";
import type { CommandLine, Ran } from "./command-process.ts";
import { controlClient } from "./widen.ts";

/** A pipeline of one text route with the tenants given. */
export const definition = (
  tenants: string,
): string => `import { comprehend, on, pipeline, role, s3, tenant, vpc } from "@tributary/pipeline";

export default pipeline("claims", {
  raw: s3("claims-raw", { prefix: "inbox/" }),
  lake: s3("claims-lake"),
  routes: [on.text(comprehend.language())],
  tenants: { ${tenants} },
  catalog: { database: "claims" },
});
`;

export const acme = 'acme: tenant({ prefix: "acme/", readers: [role("acme-analyst")] })';
export const globex =
  'globex: tenant({ prefix: "globex/", readers: [role("globex-analyst", { account: "444455556666" })] })';

export interface TwoStages {
  readonly folder: string;
  readonly account: string;
  /** Runs the command in the project's folder. */
  readonly pipeline: (...args: readonly string[]) => Promise<Ran>;
  /** Works on the local cloud of the project's state folder. */
  readonly onCloud: <T>(work: (cloud: LocalCloud, control: S3ControlClient) => Promise<T>) => Promise<T>;
  readonly define: (tenants: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** A project whose template is loaded into one local cloud twice, as the stages dev and test. */
export async function twoStages(): Promise<TwoStages> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-access-"));
  const child = commandProcess();
  const define = (tenants: string): Promise<void> => writeFile(join(folder, "pipeline.ts"), definition(tenants));
  const pipeline = (...args: readonly string[]): Promise<Ran> => ask(child, { cwd: folder, args });
  const onCloud: TwoStages["onCloud"] = async (work) => {
    const cloud = await startLocalCloud({ stateDir: join(folder, ".pipeline") });
    const control = controlClient(cloud);
    try {
      return await work(cloud, control);
    } finally {
      control.destroy();
      await cloud.close();
    }
  };
  await define(`${acme}, ${globex}`);
  const synth = await pipeline("synth", "--json");
  if (synth.code !== 0) throw new Error(synth.err);
  await onCloud(async (cloud) => {
    for (const stage of ["dev", "test"]) {
      const options = { stackName: `claims-${stage}`, parameters: { Stage: stage } };
      await cloud.load(join(folder, ".pipeline", "assembly", "claims"), options);
    }
  });
  return {
    folder,
    account: "000000000000",
    pipeline,
    onCloud,
    define,
    remove: async () => {
      child.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

function commandProcess(): ChildProcess {
  const script = new URL("./command-process.ts", import.meta.url);
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };
  return fork(script, { execArgv: ["--conditions=@tributary/source", "--import", tsx], env });
}

/** One command at a time: the answer is the next message. */
function ask(child: ChildProcess, line: CommandLine): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`the command's process ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (ran: Ran) => {
      child.off("exit", ended);
      resolve(ran);
    });
    child.send(line);
  });
}
