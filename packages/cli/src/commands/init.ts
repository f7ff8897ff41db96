import { Command } from "commander";
import { jsonOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";

export interface InitOptions {
  readonly json: boolean;
}

export const initCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("init")
    .description("make a new pipeline project, with sample files to run at once")
    .argument("[dir]", "folder to make it in", ".")
    .addOption(jsonOption())
    .action(async (dir: string, options: InitOptions) => {
      const { init } = await import("../init/init.ts");
      setExitCode(await init(io, dir, options));
    });
