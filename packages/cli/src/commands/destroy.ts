import { Command } from "commander";
import { type CommonOptions, jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";
import { endpointOption, nameOption, type StageOptions, stageOption, yesOption } from "../stage-options.ts";

export interface DestroyCommandOptions extends CommonOptions, StageOptions {
  readonly yes: boolean;
  readonly name?: string;
}

export const destroyCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("destroy")
    .description("delete a deployment, after saying what stays")
    .addOption(stageOption())
    .addOption(yesOption())
    .addOption(endpointOption())
    .addOption(pipelineOption())
    .addOption(nameOption())
    .addOption(stateOption())
    .addOption(jsonOption())
    .action(async (options: DestroyCommandOptions) => {
      const { destroy } = await import("../deploy/destroy.ts");
      setExitCode(await destroy(io, options));
    });
