import { Command, Option } from "commander";
import { type CommonOptions, jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";

export interface LintCommandOptions extends CommonOptions {
  readonly express: boolean;
}

export const lintCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("lint")
    .description("check the pipeline, its workflow and its template, without running anything")
    .argument("[files...]", "ASL files, or modules that export state machines, to check instead of the pipeline")
    .addOption(pipelineOption())
    .addOption(new Option("--express", "the files are to run as Express workflows").default(false))
    .addOption(stateOption())
    .addOption(jsonOption())
    .action(async (files: readonly string[], options: LintCommandOptions) => {
      const { lint } = await import("../lint/lint.ts");
      setExitCode(await lint(io, files, options));
    });
