import { Command } from "commander";
import { type CommonOptions, jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";
import { endpointOption, parameterOption, type StageOptions, stageOption, yesOption } from "../stage-options.ts";

export interface DeployCommandOptions extends CommonOptions, StageOptions {
  readonly yes: boolean;
  readonly parameter: readonly string[];
}

export const deployCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("deploy")
    .description("deploy the pipeline by CloudFormation: show what changes, ask, and watch it to its end")
    .addOption(stageOption())
    .addOption(yesOption())
    .addOption(parameterOption())
    .addOption(endpointOption())
    .addOption(pipelineOption())
    .addOption(stateOption())
    .addOption(jsonOption())
    .action(async (options: DeployCommandOptions) => {
      const { deploy } = await import("../deploy/deploy.ts");
      setExitCode(await deploy(io, options));
    });
