import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { formatError, isTributaryError, TributaryError } from "@tributary/errors";
import type { CommonOptions } from "../common-options.ts";
import { assembliesDir, openPipeline } from "../definition/open-pipeline.ts";
import type { Io } from "../io.ts";
import { seenFrom } from "../show/seen-from.ts";

interface NameOptions extends Pick<CommonOptions, "pipeline" | "state"> {
  readonly name?: string;
}

/**
 * The pipeline that a command is about. What is deployed must be seen and taken out also when its file no longer loads: then
 * it is the one that was built here before.
 */
export async function pipelineName(io: Io, options: NameOptions): Promise<string> {
  if (options.name !== undefined) return options.name;
  try {
    return (await openPipeline(io, options)).blueprint.name;
  } catch (error) {
    if (!isTributaryError(error)) throw error;
    const built = await readdir(assembliesDir(resolve(io.cwd, options.state))).catch(() => []);
    const [name] = built;
    if (name === undefined || built.length > 1)
      throw new TributaryError(error.code, error.message, {
        ...(error.at && { at: error.at }),
        fix: `${error.fix} Or name the pipeline: --name <pipeline>.`,
        cause: error.cause,
      });
    io.stderr.write(`${formatError(seenFrom(io.cwd, error))}\nGoing on with ${name}, as it was built here before.\n`);
    return name;
  }
}
