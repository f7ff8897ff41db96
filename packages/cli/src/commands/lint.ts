import { Command } from "commander";
import { type CommonOptions, jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";

export const lintCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("lint")
    .description("check the pipeline, its workflow and its template, without running anything")
    .addOption(pipelineOption())
    .addOption(stateOption())
    .addOption(jsonOption())
    .action(async (options: CommonOptions) => {
      const { lint } = await import("../lint/lint.ts");
      setExitCode(await lint(io, options));
    });
