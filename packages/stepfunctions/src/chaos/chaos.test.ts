import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { seededRandom } from "../index.ts";
import { chaosMachines, leaf, manyTimes } from "./chaos-machines.ts";
import { ChaosWorld } from "./chaos-world.ts";

const EXECUTIONS = 200;
const KILLS = 6;
const roleArn = "arn:aws:iam::000000000000:role/chaos";
const machineArn = (name: string): string => `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;
const entry = join(import.meta.dirname, "chaos-server.ts");

interface Life {
  readonly child: ChildProcess;
  readonly client: SFNClient;
}

async function startLife(stateDir: string, world: string): Promise<Life> {
  const child = spawn(process.execPath, [...process.execArgv, entry, stateDir, world], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [endpoint] = (await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), "line")) as [
    string,
  ];
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return { child, client: new SFNClient({ endpoint, region: "us-east-1", credentials, maxAttempts: 1 }) };
}

test("StepFunctionsService ends each of 200 executions once and rightly, though its process is killed again and again", async () => {
  const death = seededRandom(20_261_123);
  const nextDeath = (): { calls: number; moment: "before" | "after" } => ({
    calls: 30 + Math.floor(death.next() * 30),
    moment: death.next() < 0.5 ? "before" : "after",
  });
  const shuffle = seededRandom(7);
  const stateDir = await mkdtemp(join(tmpdir(), "sfn-chaos-"));
  const world = new ChaosWorld();
  const url = await world.start();
  let life = await startLife(stateDir, url);
  let kills = 0;
  let dying: Promise<void> | undefined;

  /** Says something to the service until it answers, through however many of its lives. */
  const insist = async <T>(say: (client: SFNClient) => Promise<T>): Promise<T> => {
    for (;;) {
      await dying;
      const asked = life;
      try {
        return await say(asked.client);
      } catch (error) {
        // Modelled errors are answers; a broken connection is a death.
        if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode !== undefined) throw error;
        if (life === asked && !dying) await new Promise(setImmediate);
      }
    }
  };
  const die = async (): Promise<void> => {
    const { child, client } = life;
    child.kill("SIGKILL");
    await once(child, "exit");
    client.destroy();
    life = await startLife(stateDir, url);
    dying = undefined;
  };
  let next = nextDeath();
  world.onCall = (when) => {
    if (when !== next.moment || dying || kills >= KILLS || --next.calls > 0) return;
    kills++;
    next = nextDeath();
    dying = die();
  };

  try {
    for (const [name, { definition }] of [...Object.entries(chaosMachines), ["leaf", { definition: leaf }] as const])
      await insist((client) =>
        client.send(new CreateStateMachineCommand({ name, roleArn, definition: JSON.stringify(definition) })),
      );
    const names = Object.keys(chaosMachines);
    const runs = Array.from({ length: EXECUTIONS }, (_, n) => ({ n, machine: names[n % names.length] as string }));
    let answering = true;
    const answers = (async () => {
      while (answering || world.tokens.length > 0) {
        const asked = world.tokens.splice(Math.floor(shuffle.next() * world.tokens.length), 1)[0];
        if (!asked) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          continue;
        }
        const output = JSON.stringify({ answered: asked.given });
        await insist((client) => client.send(new SendTaskSuccessCommand({ taskToken: asked.token, output }))).catch(
          (error: Error) => {
            // Its answer was taken by a life that died before it could say so, or the call was made twice.
            if (error.name !== "TaskTimedOut") throw error;
          },
        );
      }
    })();
    await Promise.all(
      runs.map(({ n, machine }) =>
        insist((client) =>
          client.send(
            new StartExecutionCommand({
              stateMachineArn: machineArn(machine),
              name: `run-${n}`,
              input: JSON.stringify({ n, ...(/wide|spread/.test(machine) && { items: ["a", "b", "c"] }) }),
            }),
          ),
        ).catch((error: Error) => {
          // Started by a life that died before it could say so, and ended since.
          if (error.name !== "ExecutionAlreadyExists") throw error;
        }),
      ),
    );
    for (const { n, machine } of runs) {
      const expected = chaosMachines[machine] as (typeof chaosMachines)[string];
      const executionArn = `arn:aws:states:us-east-1:000000000000:execution:${machine}:run-${n}`;
      const described = await expect
        .poll(() => insist((client) => client.send(new DescribeExecutionCommand({ executionArn }))), {
          timeout: 60_000,
          interval: 20,
        })
        .not.toMatchObject({ status: "RUNNING" })
        .then(() => insist((client) => client.send(new DescribeExecutionCommand({ executionArn }))));
      expect(described.status, `${machine} ${n}`).toBe("SUCCEEDED");
      expect(JSON.parse(described.output ?? ""), `${machine} ${n}`).toEqual(expected.output(n));
      const { events = [] } = await insist((client) => client.send(new GetExecutionHistoryCommand({ executionArn })));
      expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
      expect(events.every(({ id = 0, previousEventId = 0 }) => previousEventId < id)).toBe(true);
      const count = (type: string): number => events.filter((event) => event.type === type).length;
      const counts = { ...expected.events, ExecutionStarted: 1, ExecutionSucceeded: 1 };
      const found = Object.fromEntries(Object.keys(counts).map((type) => [type, count(type)]));
      expect(found, `${machine} ${n}`).toEqual(counts);
      expect(events.at(-1)?.type).toBe("ExecutionSucceeded");
      const entered = events.flatMap(({ stateEnteredEventDetails: details }) => details?.name ?? []);
      const once = entered.filter((name) => !manyTimes.has(name));
      expect(new Set(once).size, `${machine} ${n} enters no state twice`).toBe(once.length);
    }
    answering = false;
    await answers;
    const started = (machine: string): number => runs.filter((run) => run.machine === machine).length;
    for (const name of names) expect(await listed(insist, name), name).toBe(started(name));
    expect(await listed(insist, "leaf"), "executions that `nested` started").toBe(started("nested"));
    expect(kills).toBe(KILLS);
    // In flight when the process died: made again. Never because it was answered and forgotten.
    expect(Math.max(...world.deliveries.values())).toBeLessThanOrEqual(KILLS + 2);
  } finally {
    world.onCall = () => undefined;
    await dying;
    life.client.destroy();
    life.child.kill("SIGKILL");
    await world.close();
    await rm(stateDir, { recursive: true, force: true });
  }
}, 240_000);

async function listed(
  insist: <T>(say: (client: SFNClient) => Promise<T>) => Promise<T>,
  machine: string,
): Promise<number> {
  const { executions = [] } = await insist((client) =>
    client.send(new ListExecutionsCommand({ stateMachineArn: machineArn(machine), maxResults: 1000 })),
  );
  return executions.length;
}
