import { Command } from "commander";
import { type CommonOptions, jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";

export const queryCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("query")
    .description("ask the extracted data and the metadata layer in Athena's SQL")
    .argument("<sql>", "one statement; SHOW TABLES tells what there is")
    .addOption(pipelineOption())
    .addOption(stateOption())
    .addOption(jsonOption())
    .action(async (sql: string, options: CommonOptions) => {
      const { query } = await import("../query/query.ts");
      setExitCode(await query(io, sql, options));
    });
