import { Command } from "commander";
import { commands } from "./commands.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

export type SetExitCode = (code: number) => void;

/** The command tree. Commands load what they need when they are run, so that `--help` answers at once. */
export function createProgram(io: Io, setExitCode: SetExitCode): Command {
  const program = new Command("pipeline")
    .description("Turns files that land in S3 into governed, queryable data.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      // Told once, by main, with its code and remedy.
      writeErr: () => {},
      getOutHasColors: () => io.stdout.isTTY === true,
      getOutHelpWidth: () => io.stdout.columns ?? 80,
    })
    .exitOverride();
  for (const command of commands) program.addCommand(inherit(program, command(io, setExitCode)));
  return program;
}

/** `addCommand` copies no settings, and a subcommand that exits by itself would end a test. */
const inherit = (program: Command, command: Command): Command => {
  for (const inner of command.commands) inherit(program, inner);
  return command.copyInheritedSettings(program).allowExcessArguments(false);
};
