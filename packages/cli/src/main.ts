import type { Io } from "./io.ts";
import { processIo } from "./process-io.ts";
import { createProgram } from "./program.ts";

/**
 * Runs one command line.
 *
 * @returns the exit code: 0 done, 1 an error, 2 some files were quarantined or incomplete
 */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  const exit = { code: 0 };
  try {
    await createProgram(io, exit).parseAsync(argv, { from: "user" });
    return exit.code;
  } catch (error) {
    const { tellError } = await import("./tell-error.ts");
    return tellError(error, io);
  }
}
