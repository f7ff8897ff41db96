import { Command, Option } from "commander";
import { type CommonOptions, jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";

export interface RunOptions extends CommonOptions {
  readonly answers?: string;
}

export const runCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("run")
    .description("run files through the pipeline on this machine, and show what became of each")
    .argument("<files...>", "files and folders; a folder's layout becomes the keys below the raw prefix")
    .addOption(pipelineOption())
    .addOption(stateOption())
    .addOption(
      new Option(
        "--answers <dir>",
        "recorded answers of AI services (<service>/<Operation>.json) instead of the engines",
      ),
    )
    .addOption(jsonOption())
    .action(async (files: string[], options: RunOptions) => {
      const { run } = await import("../run/run.ts");
      setExitCode(await run(io, files, options));
    });
