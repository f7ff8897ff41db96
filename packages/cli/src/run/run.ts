import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { TributaryError } from "@tributary/errors";
import { closeStack, openStack, withLocalCloud } from "../cloud/open-stack.ts";
import type { RunOptions } from "../commands/run.ts";
import { assemblePipeline, openPipeline } from "../definition/open-pipeline.ts";
import { exitCodes } from "../exit-codes.ts";
import { collectFiles } from "../files/collect-files.ts";
import type { RefusedFile } from "../files/local-file.ts";
import type { FileResult } from "../follow/file-result.ts";
import type { Io } from "../io.ts";
import { calledAs } from "../show/called-as.ts";
import { resultTable } from "../show/result-table.ts";
import { runSummary } from "../show/run-summary.ts";
import { worthTrying } from "../show/worth-trying.ts";
import { processFiles } from "./process-files.ts";
import { tellFailed } from "./tell-failed.ts";
import { tellRefused } from "./tell-refused.ts";

/** `pipeline run`: the same template that is deployed, on this machine, fed with the person's files. */
export async function run(io: Io, paths: readonly string[], options: RunOptions): Promise<number> {
  const recordedAnswers = await answersFolder(io, options.answers);
  const stateDir = resolve(io.cwd, options.state);
  const { files, refused } = await collectFiles(paths, io.cwd, stateDir);
  const { blueprint } = await openPipeline(io, options);

  const answers = recordedAnswers === undefined ? {} : { recordedAnswers };
  return withLocalCloud({ stateDir, signal: io.signal, ...answers }, async (cloud, signal) => {
    const { outDir } = await assemblePipeline(io, blueprint, { stateDir });
    const stack = await openStack(cloud, { assemblyDir: outDir, pipeline: blueprint.name, signal });
    try {
      const outcome = await processFiles({ ...io, signal }, files, { blueprint, stack, json: options.json });
      tellRefused(io, [...refused, ...outcome.refused]);
      tellFailed(io, outcome.results);
      if (options.json) io.stdout.write(`${JSON.stringify(runSummary(outcome.results))}\n`);
      else
        io.stdout.write(
          `${outcome.results.length === 0 ? "" : `\n${resultTable(outcome.results, io.stdout)}\n`}\n${countsLine(outcome.results)}\n${worthTrying(outcome.results, options, calledAs(process.argv[1], io.cwd))}`,
        );
      if (io.signal.aborted)
        io.stderr.write("Interrupted. What was brought in goes on with the next run of the same command.\n");
      return exitCode(io, outcome.results, [...refused, ...outcome.refused]);
    } finally {
      closeStack(stack);
    }
  });
}

async function answersFolder(io: Io, given: string | undefined): Promise<string | undefined> {
  if (given === undefined) return undefined;
  const folder = resolve(io.cwd, given);
  if ((await stat(folder).catch(() => undefined))?.isDirectory()) return folder;
  throw new TributaryError("TRB-CLI-008", `There is no folder ${folder}`);
}

function exitCode(io: Io, results: readonly FileResult[], refused: readonly RefusedFile[]): number {
  if (
    io.signal.aborted ||
    refused.length > 0 ||
    results.some(({ status }) => status === "FAILED" || status === "IN_FLIGHT")
  )
    return exitCodes.error;
  return results.every(({ status }) => status === "SUCCEEDED") ? exitCodes.ok : exitCodes.unsound;
}

function countsLine(results: readonly FileResult[]): string {
  const { ingested, succeeded, incomplete, quarantined, inFlight } = runSummary(results);
  const steps = results.reduce((sum, { transitions }) => sum + transitions, 0);
  return `${ingested} ${ingested === 1 ? "file" : "files"}: ${succeeded} succeeded, ${incomplete} incomplete, ${quarantined} quarantined, ${inFlight} in flight; ${steps} state transitions`;
}
