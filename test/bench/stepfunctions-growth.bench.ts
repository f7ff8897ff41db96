import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Bench } from "./bench.ts";
import { median } from "./stepfunctions-runs.ts";

/** How the cost of a transition grows, a map of many items, many executions on disk, and the way to the first answer. */
export const bench: Bench = {
  name: "stepfunctions-growth",
  async run(print) {
    const folder = await mkdtemp(join(tmpdir(), "sfn-growth-"));
    try {
      // Each in a process of its own: memory is measured, and garbage of one must not slow the other.
      for (const kind of ["memory", "disk"]) await measure(kind, folder, print);
      await measure("map", folder, print);
      await startTime(print);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function measure(kind: string, folder: string, print: (line: string) => void): Promise<void> {
  const entry = join(import.meta.dirname, "stepfunctions-growth-process.ts");
  const child = spawn(
    process.execPath,
    [...process.execArgv, "--expose-gc", "--max-old-space-size=8192", entry, kind, folder],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  for await (const line of createInterface({ input: child.stdout })) print(line);
  if (child.exitCode === null) await once(child, "exit");
  if (child.exitCode !== 0) throw new Error(`The measurement '${kind}' ended with ${child.exitCode}`);
}

async function startTime(print: (line: string) => void): Promise<void> {
  const cli = createRequire(import.meta.url).resolve("@tributary/cli");
  const bin = join(dirname(cli), "..", "bin", "pipeline.js");
  const times: number[] = [];
  for (let i = 0; i < 7; i++) {
    const started = performance.now();
    const child = spawn(process.execPath, [bin, "stepfunctions", "--port", "0"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    times.push(performance.now() - started);
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  print(`pipeline stepfunctions listens after ${median(times).toFixed(0)} ms, Node's own start included (target 300)`);
}
