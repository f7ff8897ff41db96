import { spawn } from "node:child_process";
import { join } from "node:path";
import { processorSeconds, residentBytes } from "./process-tree.ts";

const repository = join(import.meta.dirname, "../../..");

export interface MeasuredRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly seconds: number;
  /** From the first file's arrival to the last one's result: start, bundling and loading left out. */
  readonly filesSeconds: number;
  /** Of the processor, which tells growth apart from what else the machine does. */
  readonly processorSeconds: number;
  readonly peakBytes: number;
}

/** One `pipeline run` of the claims pipeline on the built packages, with its time and the memory of all its processes. */
export async function measuredRun(args: readonly string[]): Promise<MeasuredRun> {
  const bin = join(repository, "packages/cli/bin/pipeline.js");
  const startedAt = performance.now();
  const child = spawn(process.execPath, [bin, "run", "-p", "statemachines/claims", ...args], {
    cwd: repository,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let stdout = "";
  let firstAt = Number.NaN;
  let lastAt = Number.NaN;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    if (stdout === "") firstAt = performance.now();
    if (/^\[\d+\/\d+\] /m.test(chunk)) lastAt = performance.now();
    stdout += chunk;
  });
  let peakBytes = 0;
  let processor = 0;
  const sampling = setInterval(() => {
    if (child.pid === undefined) return;
    peakBytes = Math.max(peakBytes, residentBytes(child.pid));
    processor = Math.max(processor, processorSeconds(child.pid));
  }, 200);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    if (code === 1 || code === null) throw new Error(`pipeline run ${args.join(" ")} failed`);
    return {
      code,
      stdout,
      seconds: (performance.now() - startedAt) / 1000,
      filesSeconds: (lastAt - firstAt) / 1000,
      processorSeconds: processor,
      peakBytes,
    };
  } finally {
    clearInterval(sampling);
  }
}
