import { readFileSync } from "node:fs";
import { join } from "node:path";
import { input, pathMachine, TRANSITIONS } from "./stepfunctions-machines.ts";
import { bencher } from "./stepfunctions-runs.ts";

const [kind, folder = ""] = process.argv.slice(2);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Resident memory that is this process's own, and all of it with the mapped pages of the store. */
function memory(): string {
  global.gc?.();
  const status = readFileSync("/proc/self/status", "utf8");
  const of = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return `RSS ${of("VmRSS")} MB (of which mapped files ${of("RssFile")})`;
}

async function executions(stateDir: string | undefined): Promise<void> {
  const { service, stateMachineArn, run } = await bencher(
    pathMachine,
    input,
    stateDir === undefined ? {} : { stateDir },
  );
  await run(2_000);
  let done = 2_000;
  let first = 0;
  for (const upTo of [10, 100, 1_000, 10_000, 100_000]) {
    const count = upTo <= 1_000 ? upTo : upTo - done;
    const ms = await run(count);
    done += count;
    const each = (ms * 1000) / count / TRANSITIONS;
    if (upTo === 1_000) first = each;
    print(
      `${stateDir === undefined ? "in memory" : "on disk  "} ${String(upTo).padStart(7)} executions: ${each.toFixed(1).padStart(6)} us a transition${first > 0 ? ` ${(each / first).toFixed(2)}x of that at 1,000` : ""}  ${memory()}`,
    );
  }
  const started = performance.now();
  const page = await service.handle("ListExecutions", { stateMachineArn, maxResults: 100 });
  const listed = performance.now() - started;
  print(
    `a page of 100 of ${done}: ${listed.toFixed(1)} ms (${(page.executions as unknown[]).length} found)  ${memory()}`,
  );
  await service.close();
  if (stateDir === undefined) return;
  const reopened = performance.now();
  const again = await bencher(pathMachine, input, { stateDir });
  print(`opened again after ${(performance.now() - reopened).toFixed(0)} ms  ${memory()}`);
  await again.service.close();
}

async function maps(): Promise<void> {
  const machine = (ExecutionType: string): object => ({
    StartAt: "Spread",
    States: {
      Spread: {
        Type: "Map",
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          ReaderConfig: { InputType: "JSON" },
          Parameters: { Bucket: "b", "Key.$": "$.key" },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType },
          StartAt: "One",
          States: { One: { Type: "Pass", Parameters: { "n.$": "$.n" }, End: true } },
        },
        ResultPath: null,
        ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b", Prefix: "out" } },
        End: true,
      },
    },
  });
  for (const [label, ExecutionType, durable] of [
    ["Standard in memory", "STANDARD", false],
    ["Express in memory", "EXPRESS", false],
    ["Standard on disk", "STANDARD", true],
  ] as const) {
    let first = 0;
    for (const items of [1_000, 10_000, 100_000]) {
      const body = JSON.stringify(Array.from({ length: items }, (_, n) => ({ n })));
      const { service, run } = await bencher(
        machine(ExecutionType),
        { key: "items.json" },
        {
          callService: async ({ action }) => (action === "getObject" ? { Body: body } : {}),
          ...(durable && { stateDir: join(folder, `map-${items}`) }),
        },
      );
      const ms = await run(1, 1);
      const each = (ms * 1000) / items;
      if (first === 0) first = each;
      print(
        `Distributed Map, ${label}, ${String(items).padStart(7)} items: ${ms.toFixed(0).padStart(6)} ms, ${each.toFixed(1)} us an item ${(each / first).toFixed(2)}x of that at 1,000  ${memory()}`,
      );
      await service.close();
    }
  }
}

if (kind === "map") await maps();
else await executions(kind === "disk" ? join(folder, "state") : undefined);
