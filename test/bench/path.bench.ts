import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench } from "./bench.ts";
import { folderBytes } from "./path/installed-size.ts";
import { measuredRun } from "./path/measured-run.ts";
import { writeAnswers, writeTexts } from "./path/recorded-answers.ts";

const repository = join(import.meta.dirname, "../..");
const counts = [100, 1_000, 5_000] as const;
const mebibyte = 1024 ** 2;

/** The whole path: what an installation weighs, the demo, and the overhead of the path with recorded answers. */
export const bench: Bench = {
  name: "path",
  run: async (print) => {
    const folder = mkdtempSync(join(tmpdir(), "tributary-bench-path-"));
    try {
      const installed = await folderBytes(join(repository, "node_modules"));
      print(`installed size     ${mebibytes(installed)}  ${verdict(installed < 1024 * mebibyte, "1 GiB")}`);
      await demo(folder, print);
      await overhead(folder, print);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function demo(folder: string, print: (line: string) => void): Promise<void> {
  const state = ["--state", join(folder, "demo")];
  const { seconds, peakBytes, stdout } = await measuredRun([...state, "test/samples"]);
  print(`demo, first run    ${seconds.toFixed(1)} s  ${verdict(seconds < 60, "60 s")}`);
  print(`demo, peak memory  ${mebibytes(peakBytes)}  ${verdict(peakBytes < 1536 * mebibyte, "1.5 GiB")}`);
  const again = await measuredRun([...state, "test/samples"]);
  print(`demo, run again    ${again.seconds.toFixed(1)} s, nothing is done twice`);
  for (const { name, limit } of [
    { name: "acme/astronaut.png", limit: 6 },
    { name: "acme/claim-form.png", limit: 6 },
    { name: "acme/delivery-note-scan.pdf", limit: 8 },
  ]) {
    const steps = transitions(stdout, name);
    print(`state transitions  ${steps} for ${name}  ${verdict(steps <= limit, String(limit))}`);
  }
}

/** The steps that the run's table tells of a file that succeeded. */
function transitions(stdout: string, name: string): number {
  const row = stdout.split("\n").find((line) => line.startsWith(`${name} `) && line.includes("s3://"));
  return Number(row?.match(/ (\d+) {2}s3:\/\//)?.[1] ?? Number.NaN);
}

async function overhead(folder: string, print: (line: string) => void): Promise<void> {
  const answers = join(folder, "answers");
  writeAnswers(answers);
  const start = await timed(folder, answers, 1);
  print(`overhead           ${start.seconds.toFixed(1)} s for one file: start, bundle and load`);
  let first: number | undefined;
  for (const count of counts) {
    const run = await timed(folder, answers, count);
    const processor = ((run.processorSeconds - start.processorSeconds) / count) * 1000;
    first ??= processor;
    const growth = `${processor.toFixed(0)} ms of processor a file, ${(processor / first).toFixed(2)} x of ${counts[0]} files`;
    print(
      `overhead           ${count} files: ${(count / run.filesSeconds).toFixed(1)} files/s, ${growth}, ${mebibytes(run.peakBytes)}`,
    );
  }
}

async function timed(folder: string, answers: string, count: number) {
  const files = join(folder, `in-${count}`);
  writeTexts(files, count);
  const state = join(folder, `state-${count}`);
  const run = await measuredRun(["--state", state, "--answers", answers, files]);
  const sound = run.stdout.match(/^\d+ files?: (\d+) succeeded/m)?.[1];
  if (Number(sound) !== count) throw new Error(`${sound} of ${count} files succeeded`);
  rmSync(state, { recursive: true, force: true });
  return run;
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / mebibyte)} MiB`;

const verdict = (held: boolean, limit: string): string => `${held ? "within" : "OVER"} the limit of ${limit}`;
