import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { TributaryError } from "@tributary/errors";
import type { CommonOptions } from "../common-options.ts";
import { assembliesDir, assemblyDir, openPipeline } from "../definition/open-pipeline.ts";
import type { Io } from "../io.ts";

export interface FoundAssembly {
  readonly dir: string;
  readonly pipeline: string;
}

/** The assembly that an earlier run left in the state folder. With one pipeline in it there is nothing to choose. */
export async function findAssembly(io: Io, stateDir: string, options: CommonOptions): Promise<FoundAssembly> {
  const names = (await readdir(assembliesDir(stateDir)).catch(() => [])).sort();
  const pipeline =
    options.pipeline === undefined && names.length === 1 ? names[0] : await chosen(io, names, options, stateDir);
  const dir = assemblyDir(stateDir, pipeline ?? "");
  const written = await stat(join(dir, "assembly.json")).catch(() => undefined);
  if (pipeline === undefined || !written) throw nothingHasRun(stateDir, pipeline);
  return { dir, pipeline };
}

async function chosen(io: Io, names: readonly string[], options: CommonOptions, stateDir: string): Promise<string> {
  if (names.length === 0) throw nothingHasRun(stateDir, undefined);
  if (options.pipeline === undefined) {
    throw new TributaryError("TRB-CLI-017", `The state folder ${stateDir} has the pipelines ${names.join(", ")}`);
  }
  return (await openPipeline(io, options)).blueprint.name;
}

const nothingHasRun = (stateDir: string, pipeline: string | undefined): TributaryError =>
  new TributaryError(
    "TRB-CLI-013",
    pipeline === undefined ? `Nothing has run in ${stateDir}` : `The pipeline ${pipeline} has not run in ${stateDir}`,
  );
