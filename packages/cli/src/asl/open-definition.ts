import { basename, resolve } from "node:path";
import { fromAsl, readAsl, type StateMachineDefinition } from "@tributary/asl";
import { TributaryError } from "@tributary/errors";
import type { CommonOptions } from "../common-options.ts";
import { openPipeline } from "../definition/open-pipeline.ts";
import type { Io } from "../io.ts";
import { type ExportedMachine, isModule, machinesIn } from "../lint/machines-in.ts";
import { readText } from "./read-text.ts";

/** A workflow's definition, and what people call it. */
export interface OpenedDefinition {
  readonly name: string;
  readonly definition: StateMachineDefinition;
}

/** The definition in an ASL file or of a module's machine (`orders.ts#refund`), or that of the pipeline when no file is named. */
export async function openDefinition(
  io: Io,
  file: string | undefined,
  options: Pick<CommonOptions, "pipeline" | "state">,
): Promise<OpenedDefinition> {
  if (file === undefined) {
    const { blueprint } = await openPipeline(io, options);
    return { name: blueprint.name, definition: fromAsl(blueprint.workflow.definition).toAsl() };
  }
  const [module = file, wanted] = file.split("#");
  if (isModule(module)) return ofModule(await machinesIn(io, module, options.state), { module, wanted, cwd: io.cwd });
  const { machine } = readAsl(await readText(io.cwd, file), resolve(io.cwd, file));
  return { name: basename(file).replace(/(\.asl)?\.json$/, ""), definition: machine.toAsl() };
}

interface Asked {
  readonly module: string;
  readonly wanted: string | undefined;
  readonly cwd: string;
}

function ofModule(machines: readonly ExportedMachine[], { module, wanted, cwd }: Asked): OpenedDefinition {
  const fitting = wanted === undefined ? machines : machines.filter(({ name }) => name === wanted);
  const [only, ...others] = fitting;
  if (only && others.length === 0) return { name: only.name, definition: only.machine.toAsl() };
  const found = `${module} exports the state machines ${machines.map(({ name }) => name).join(", ")}`;
  const said = only ? found : `${found}, and none called ${wanted}`;
  throw new TributaryError("TRB-CLI-006", said, {
    at: { file: resolve(cwd, module) },
    fix: `Name one: ${module}#${machines[0]?.name ?? "machine"}.`,
  });
}
