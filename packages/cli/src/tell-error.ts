import { formatError, isTributaryError, TributaryError } from "@tributary/errors";
import { CommanderError } from "commander";
import { type Io, line } from "./io.ts";

/** Tells an error on stderr; help and version are no errors. */
export function tellError(error: unknown, io: Io): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    line(io.err, formatError(new TributaryError("TRB-CLI-010", sentence(error.message))));
    return 1;
  }
  if (!isTributaryError(error)) line(io.err, "This is a defect of pipeline itself, not of your files. Please report it with these lines:");
  line(io.err, formatError(error));
  return 1;
}

function sentence(message: string): string {
  const text = message.replace(/^error: /, "").split("\n")[0] ?? message;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
