import { Command, InvalidArgumentError, Option } from "commander";
import { pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";

export interface DevOptions {
  readonly port: number;
  readonly pipeline?: string;
  readonly state: string;
}

export const devCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("dev")
    .description(
      "keep the local cloud up, deploy the pipeline at each change, and take in files that appear in a folder",
    )
    .argument("[folder]", "files that appear or change here are run through the pipeline")
    .addOption(new Option("--port <number>", "port to listen on; 0 takes a free one").default(4566).argParser(port))
    .addOption(pipelineOption())
    .addOption(stateOption())
    .action(async (folder: string | undefined, options: DevOptions) => {
      const { dev } = await import("../dev/dev.ts");
      setExitCode(await dev(io, folder, options));
    });

function port(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new InvalidArgumentError("a port is a number from 0 to 65535.");
}
