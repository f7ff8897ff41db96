import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { promisify } from "node:util";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { startStepFunctions } from "@tributary/stepfunctions";
import type { Bench } from "./bench.ts";
import { input, pathMachine } from "./stepfunctions-machines.ts";
import { median, timed } from "./stepfunctions-runs.ts";

/** So long one execution may take. */
const PATIENCE_MS = 20_000;
const roleArn = "arn:aws:iam::000000000000:role/bench";

/** Executions a second over HTTP with the same SDK client, against moto's server. */
export const bench: Bench = {
  name: "stepfunctions-moto",
  async run(print) {
    const missing = await motoMissing();
    if (missing !== undefined) {
      print(`skipped: ${missing}`);
      return;
    }
    const port = await freePort();
    const moto = spawn("python3", ["-m", "moto.server", "-p", String(port)], { stdio: "ignore" });
    const ours = await startStepFunctions({ port: 0 });
    try {
      await reachable(`http://127.0.0.1:${port}`, moto);
      const say = (path: string, body?: string): Promise<unknown> =>
        fetch(`http://127.0.0.1:${port}/moto-api/${path}`, { method: "POST", ...(body !== undefined && { body }) });
      const peer = contender(`http://127.0.0.1:${port}`, 100, async () => {
        // moto 5 copies its whole backend at StartExecution, and cannot once it holds an execution. Not timed.
        await say("reset");
        // Its interpreter, not its stub that answers without running anything.
        await say("config", JSON.stringify({ stepfunctions: { execute_state_machine: true } }));
      });
      const own = contender(ours.endpoint, 2);
      await own(100);
      const speed = (count: number, ms: number): number => (count / ms) * 1000;
      const owns = await rounds(3, async () => speed(400, await own(400)));
      print(`pipeline stepfunctions ${owns.toFixed(1).padStart(8)} executions a second`);
      const peers = await rounds(3, async () => speed(2, await peer(2))).catch((error: Error) => {
        print(`moto's server gives no figure: ${error.message}`);
        return undefined;
      });
      if (peers !== undefined)
        print(
          `moto's server          ${peers.toFixed(1).padStart(8)} executions a second: ours are ${(owns / peers).toFixed(1)}x (target 10x)`,
        );
    } finally {
      await ours.close();
      moto.kill();
    }
  },
};

/** Milliseconds of so many executions, each of a state machine of its own, one after another. */
function contender(
  endpoint: string,
  pause: number,
  before?: () => Promise<unknown>,
): (count: number) => Promise<number> {
  const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
  const client = new SFNClient({ endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
  const definition = JSON.stringify(pathMachine);
  const text = JSON.stringify(input);
  const one = async (): Promise<void> => {
    const name = randomUUID();
    const { stateMachineArn } = await client.send(new CreateStateMachineCommand({ name, roleArn, definition }));
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, name, input: text }));
    for (const end = performance.now() + PATIENCE_MS; ; ) {
      if (performance.now() > end) throw new Error(`an execution did not end within ${PATIENCE_MS / 1000} s`);
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
      if (status === "SUCCEEDED") return;
      if (status !== "RUNNING") throw new Error(`${endpoint} ended an execution as ${status}`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  return async (count) => {
    let ms = 0;
    for (let i = 0; i < count; i++) {
      await before?.();
      ms += await timed(1, 1, one);
    }
    return ms;
  };
}

async function rounds(count: number, measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let i = 0; i < count; i++) values.push(await measure());
  return median(values);
}

async function motoMissing(): Promise<string | undefined> {
  try {
    await promisify(execFile)("python3", ["-c", "import moto.server, flask, py_partiql_parser, antlr4, jsonpath_ng"]);
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return `python3 with moto[server,stepfunctions] is not here (${text.trim().split("\n").at(-1)})`;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function reachable(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200 && server.exitCode === null; tries++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("moto's server does not answer");
}
