import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StateMachine } from "aws-local-stepfunctions";
import type { Bench } from "./bench.ts";
import { input, pathMachine, queryMachine, TRANSITIONS } from "./stepfunctions-machines.ts";
import { bencher, median, timed } from "./stepfunctions-runs.ts";

const COUNT = 1_000;
const ROUNDS = 5;

/** Executions of ten states against `aws-local-stepfunctions` 3, which keeps no history and has no service around it. */
export const bench: Bench = {
  name: "stepfunctions",
  async run(print) {
    const folder = await mkdtemp(join(tmpdir(), "sfn-bench-"));
    const peerMachine = new StateMachine(pathMachine as ConstructorParameters<typeof StateMachine>[0]);
    const memory = await bencher(pathMachine, input);
    const durable = await bencher(pathMachine, input, { stateDir: join(folder, "path") });
    const query = await bencher(queryMachine, input);
    const durableQuery = await bencher(queryMachine, input, { stateDir: join(folder, "query") });
    const rows = {
      peer: (count: number) => timed(count, 50, () => peerMachine.run(input).result),
      memory: memory.run,
      durable: durable.run,
      query: query.run,
      durableQuery: durableQuery.run,
    };
    const times: Record<keyof typeof rows, number[]> = {
      peer: [],
      memory: [],
      durable: [],
      query: [],
      durableQuery: [],
    };
    const names = Object.keys(rows) as (keyof typeof rows)[];
    for (const name of names) await rows[name](COUNT / 2);
    // Round by round, so that a slow moment of the machine meets all of them.
    for (let round = 0; round < ROUNDS; round++) for (const name of names) times[name].push(await rows[name](COUNT));
    const peer = median(times.peer);
    const line = (label: string, name: keyof typeof rows, against: number, target: string): void => {
      const ms = median(times[name]);
      const each = (ms * 1000) / COUNT;
      print(
        `${label.padEnd(34)} ${each.toFixed(0).padStart(6)} us an execution ${(each / TRANSITIONS).toFixed(1).padStart(6)} us a transition  ${(ms / against).toFixed(2).padStart(5)}x ${target}`,
      );
    };
    line("aws-local-stepfunctions 3, JSONPath", "peer", peer, "");
    line("history in memory, JSONPath", "memory", peer, "of the peer (target 1.00)");
    line("history on disk, JSONPath", "durable", peer, "of the peer (target 1.50)");
    line("history in memory, JSONata", "query", median(times.memory), "of JSONPath (target 2.00)");
    line("history on disk, JSONata", "durableQuery", median(times.durable), "of JSONPath on disk (target 2.00)");
    for (const { service } of [memory, durable, query, durableQuery]) await service.close();
    await rm(folder, { recursive: true, force: true });
  },
};
