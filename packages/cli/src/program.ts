import { Command } from "commander";
import type { Io } from "./io.ts";

/** Options that every command has, with the same meaning. */
export interface CommonOptions {
  readonly pipeline?: string;
  readonly state: string;
  readonly json?: true;
}

type Action = (args: readonly string[], options: CommonOptions, io: Io) => Promise<number>;

/** Declares the commands; the code of each is loaded only when it is called, so that --help is quick. */
export function createProgram(io: Io, exit: { code: number }): Command {
  const program = new Command("pipeline")
    .description("Turns files into governed, queryable data: on this machine, or in AWS.")
    .configureOutput({ writeOut: (text) => io.out.write(text), writeErr: () => {} })
    .exitOverride()
    .showSuggestionAfterError();

  const command = (usage: string, description: string, load: () => Promise<Action>): Command =>
    program
      .command(usage)
      .description(description)
      .option("-p, --pipeline <file or folder>", "the pipeline (default: the pipeline file of the current folder)")
      .option("--state <dir>", "folder that the local cloud keeps its state in", ".pipeline")
      .option("--json", "print JSON for programs")
      .allowExcessArguments(false)
      .action(async function (this: Command) {
        const action = await load();
        exit.code = await action(this.args, this.opts(), io);
      });

  command("init [folder]", "make a new pipeline project", async () => (await import("./commands/init.ts")).init);
  command("synth", "write template, ASL and function bundles to <state>/assembly", async () => (await import("./commands/synth.ts")).synth);
  command("run <files...>", "run files or folders through the pipeline on this machine", async () => (await import("./commands/run.ts")).run);
  command("query <sql>", "ask the extracted data in Athena's SQL", async () => (await import("./commands/query.ts")).query);
  command("lint", "check the pipeline and its workflow", async () => (await import("./commands/lint.ts")).lint);
  return program;
}
