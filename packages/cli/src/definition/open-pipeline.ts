import { join, resolve } from "node:path";
import { type Assembly, assemble } from "@tributary/assembly";
import type { Blueprint } from "@tributary/pipeline";
import type { CommonOptions } from "../common-options.ts";
import type { Io } from "../io.ts";
import { findPipelineFile } from "./find-pipeline-file.ts";
import { loadPipeline } from "./load-pipeline.ts";

export interface OpenedPipeline {
  readonly file: string;
  readonly blueprint: Blueprint;
}

/** Finds the pipeline that the options name, runs its file and compiles it. */
export async function openPipeline(
  io: Io,
  options: Pick<CommonOptions, "pipeline" | "state">,
): Promise<OpenedPipeline> {
  const file = await findPipelineFile(options.pipeline, io.cwd);
  return { file, blueprint: await loadPipeline(file, resolve(io.cwd, options.state)) };
}

/** Writes the pipeline's assembly into the state folder, or the folder given. */
export function assemblePipeline(blueprint: Blueprint, stateDir: string, out?: string): Promise<Assembly> {
  return assemble(blueprint, {
    outDir: out ?? assemblyDir(stateDir, blueprint.name),
    cacheDir: join(stateDir, "cache"),
  });
}

export const assembliesDir = (stateDir: string): string => join(stateDir, "assembly");

export const assemblyDir = (stateDir: string, pipeline: string): string => join(assembliesDir(stateDir), pipeline);
