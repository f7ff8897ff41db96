import { Command, Option } from "commander";
import { type CommonOptions, jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";
import { endpointOption, parameterOption, type StageOptions, stageOption } from "../stage-options.ts";

export interface DiffCommandOptions extends CommonOptions, StageOptions {
  readonly parameter: readonly string[];
  readonly fail: boolean;
}

export const diffCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("diff")
    .description("show what deploy would change, and whose access would widen")
    .addOption(stageOption())
    .addOption(parameterOption())
    .addOption(new Option("--fail", "exit with 2 when anything differs").default(false))
    .addOption(endpointOption())
    .addOption(pipelineOption())
    .addOption(stateOption())
    .addOption(jsonOption())
    .action(async (options: DiffCommandOptions) => {
      const { diff } = await import("../deploy/diff.ts");
      setExitCode(await diff(io, options));
    });
