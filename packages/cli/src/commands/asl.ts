import { Command, Option } from "commander";
import { jsonOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";

export interface AslImportOptions {
  readonly check: boolean;
  readonly out?: string;
  readonly json: boolean;
}

export const aslCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("asl").description("work with Amazon States Language files").addCommand(
    new Command("import")
      .description("turn a definition into TypeScript that builds the same definition")
      .argument("<files...>", "ASL files (*.asl.json)")
      .addOption(new Option("--check", "only read each file, print it back, and compare").default(false))
      .addOption(new Option("-o, --out <file>", "write the TypeScript here instead of to the standard output"))
      .addOption(jsonOption())
      .action(async (files: readonly string[], options: AslImportOptions) => {
        const { importAsl } = await import("../asl/import-asl.ts");
        setExitCode(await importAsl(io, files, options));
      }),
  );
