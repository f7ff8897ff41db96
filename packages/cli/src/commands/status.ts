import { Command, Option } from "commander";
import { type CommonOptions, jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";
import { endpointOption, nameOption, type StageOptions, stageOption } from "../stage-options.ts";

export interface StatusCommandOptions extends CommonOptions, StageOptions {
  readonly follow: boolean;
  readonly name?: string;
}

export const statusCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("status")
    .description("show how a deployment stands, and where its files are")
    .addOption(stageOption())
    .addOption(new Option("--follow", "watch what is under way to its end first").default(false))
    .addOption(endpointOption())
    .addOption(pipelineOption())
    .addOption(nameOption())
    .addOption(stateOption())
    .addOption(jsonOption())
    .action(async (options: StatusCommandOptions) => {
      const { status } = await import("../deploy/status.ts");
      setExitCode(await status(io, options));
    });
