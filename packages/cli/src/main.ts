import { formatError, isTributaryError, TributaryError } from "@tributary/errors";
import { CommanderError } from "commander";
import { exitCodes } from "./exit-codes.ts";
import { type Io, processIo } from "./io.ts";
import { createProgram } from "./program.ts";
import { seenFrom } from "./show/seen-from.ts";
import { toldBySystem } from "./told-by-system.ts";

/**
 * The `pipeline` command: runs one command line and answers its exit code.
 *
 * @example
 * process.exitCode = await main(["run", "inbox", "--json"]);
 */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  const outcome: { code: number } = { code: exitCodes.ok };
  try {
    await createProgram(io, (code) => {
      outcome.code = code;
    }).parseAsync(argv, { from: "user" });
    return outcome.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : tell(io, usageError(error));
    return tell(io, toldBySystem(error));
  }
}

/** Commander finds unknown commands, options and arguments; they are told like every other mistake. */
function usageError(error: CommanderError): TributaryError {
  return new TributaryError("TRB-CLI-001", error.message.replace(/^error: /, "").replace("\n", " "));
}

function tell(io: Io, error: unknown): number {
  io.stderr.write(`${isTributaryError(error) ? formatError(seenFrom(io.cwd, error)) : defect(error)}\n`);
  return exitCodes.error;
}

const defect = (error: unknown): string =>
  `This is a defect of Tributary, not of your pipeline. Please report it.\n${formatError(error)}`;
