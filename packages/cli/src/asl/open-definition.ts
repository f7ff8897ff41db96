import { basename, resolve } from "node:path";
import { fromAsl, readAsl, type StateMachineDefinition } from "@tributary/asl";
import type { CommonOptions } from "../common-options.ts";
import { openPipeline } from "../definition/open-pipeline.ts";
import type { Io } from "../io.ts";
import { readText } from "./read-text.ts";

/** A workflow's definition, and what people call it. */
export interface OpenedDefinition {
  readonly name: string;
  readonly definition: StateMachineDefinition;
}

/** The definition in an ASL file, or that of the pipeline when no file is named. */
export async function openDefinition(
  io: Io,
  file: string | undefined,
  options: Pick<CommonOptions, "pipeline" | "state">,
): Promise<OpenedDefinition> {
  if (file === undefined) {
    const { blueprint } = await openPipeline(io, options);
    return { name: blueprint.name, definition: fromAsl(blueprint.workflow.definition).toAsl() };
  }
  const { machine } = readAsl(await readText(io.cwd, file), resolve(io.cwd, file));
  return { name: basename(file).replace(/(\.asl)?\.json$/, ""), definition: machine.toAsl() };
}
