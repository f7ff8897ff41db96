import { join, resolve } from "node:path";
import type { Assembly } from "@tributary/assembly";
import type { Blueprint } from "@tributary/pipeline";
import type { CommonOptions } from "../common-options.ts";
import type { Io } from "../io.ts";
import { findPipelineFile } from "./find-pipeline-file.ts";
import { loadPipeline } from "./load-pipeline.ts";
import { tellRemarks } from "./tell-remarks.ts";

export interface OpenedPipeline {
  readonly file: string;
  readonly blueprint: Blueprint;
}

/** Finds the pipeline that the options name, runs its file and compiles it. The files it is made of are told before it is run. */
export async function openPipeline(
  io: Io,
  options: Pick<CommonOptions, "pipeline" | "state">,
  onSources?: (files: readonly string[]) => void,
): Promise<OpenedPipeline> {
  const file = await findPipelineFile(options.pipeline, io.cwd);
  return { file, blueprint: await loadPipeline(file, resolve(io.cwd, options.state), { onSources }) };
}

interface Folders {
  readonly stateDir: string;
  /** Where the assembly goes instead of the state folder. */
  readonly out?: string;
}

/** Writes the pipeline's assembly. */
export async function writeAssembly(blueprint: Blueprint, { stateDir, out }: Folders): Promise<Assembly> {
  // Loaded here: what only reads a pipeline has no use for it.
  const { assemble } = await import("@tributary/assembly");
  return assemble(blueprint, {
    outDir: out ?? assemblyDir(stateDir, blueprint.name),
    cacheDir: process.env.TRIBUTARY_CACHE ?? join(stateDir, "cache"),
  });
}

/** The build that every command shares: writes the assembly, and tells what the workflow's lint warns of. */
export async function assemblePipeline(
  io: Pick<Io, "stderr" | "cwd">,
  blueprint: Blueprint,
  folders: Folders,
): Promise<Assembly> {
  const assembly = await writeAssembly(blueprint, folders);
  tellRemarks(io, assembly.remarks);
  return assembly;
}

export const assembliesDir = (stateDir: string): string => join(stateDir, "assembly");

export const assemblyDir = (stateDir: string, pipeline: string): string => join(assembliesDir(stateDir), pipeline);
