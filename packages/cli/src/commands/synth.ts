import { Command, Option } from "commander";
import { type CommonOptions, jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";

export interface SynthOptions extends CommonOptions {
  readonly out?: string;
}

export const synthCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("synth")
    .description("write the CloudFormation template, the ASL and the function bundles")
    .addOption(pipelineOption())
    .addOption(new Option("-o, --out <dir>", "folder to write (default: assembly/<pipeline> of the state folder)"))
    .addOption(stateOption())
    .addOption(jsonOption())
    .action(async (options: SynthOptions) => {
      const { synth } = await import("../synth/synth.ts");
      setExitCode(await synth(io, options));
    });
