import { relative, resolve } from "node:path";
import { isTributaryError, TributaryError } from "@tributary/errors";
import type { Blueprint } from "@tributary/pipeline";
import type { Io } from "../io.ts";
import type { CommonOptions } from "../program.ts";
import { findPipelineFile } from "./find-pipeline-file.ts";
import { loadPipelineFile } from "./load-pipeline-file.ts";

export interface OpenedPipeline {
  readonly file: string;
  readonly blueprint: Blueprint;
  readonly stateDir: string;
}

/** Finds, loads and compiles the pipeline that a command line names; places in errors are told from where the person stands. */
export async function openPipeline(options: CommonOptions, io: Io): Promise<OpenedPipeline> {
  const file = await findPipelineFile(io.cwd, options.pipeline);
  try {
    return { file, blueprint: await loadPipelineFile(file), stateDir: resolve(io.cwd, options.state) };
  } catch (error) {
    if (!isTributaryError(error) || !error.at) throw error;
    const at = { ...error.at, file: relative(io.cwd, error.at.file) };
    throw new TributaryError(error.code, error.message, { at, fix: error.fix, cause: error.cause });
  }
}
