import { resolve } from "node:path";
import { closeStack, openStack, withLocalCloud } from "../cloud/open-stack.ts";
import type { CommonOptions } from "../common-options.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { rowsTable } from "../show/rows-table.ts";
import { findAssembly } from "./find-assembly.ts";
import { runQuery } from "./run-query.ts";

/** `pipeline query`: Athena's SQL over the tables of the pipeline that ran in the state folder. */
export async function query(io: Io, sql: string, options: CommonOptions): Promise<number> {
  const stateDir = resolve(io.cwd, options.state);
  const assembly = await findAssembly(io, stateDir, options);
  return withLocalCloud({ stateDir, signal: io.signal }, async (cloud, signal) => {
    const stack = await openStack(cloud, { assemblyDir: assembly.dir, pipeline: assembly.pipeline, signal });
    try {
      const result = await runQuery(stack, sql, signal);
      io.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `${rowsTable(result, io.stdout)}\n`);
      return exitCodes.ok;
    } finally {
      closeStack(stack);
    }
  });
}
