import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { type CommonOptions, jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";

export interface CostCommandOptions extends CommonOptions {
  readonly items: number;
  readonly turns?: number;
  readonly seconds: number;
  readonly memory: number;
}

export const costCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("cost")
    .description("say what one execution of the workflow takes and costs, by reading it")
    .addArgument(
      new Argument(
        "[file]",
        "an ASL file, or a module's state machine (orders.ts#refund), to read instead of the pipeline's workflow",
      ),
    )
    .addOption(pipelineOption())
    .addOption(new Option("--items <n>", "how many items each Map has").argParser(count).default(1))
    .addOption(
      new Option("--turns <n>", "how often a loop is gone round at most (default: without end)").argParser(count),
    )
    .addOption(
      new Option("--seconds <n>", "how long it, or a child of a distributed Map, runs as Express")
        .argParser(count)
        .default(1),
    )
    .addOption(new Option("--memory <MB>", "what it holds in memory as Express").argParser(count).default(64))
    .addOption(stateOption())
    .addOption(jsonOption())
    .action(async (file: string | undefined, options: CostCommandOptions) => {
      const { cost } = await import("../cost/cost.ts");
      setExitCode(await cost(io, file, options));
    });

function count(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("It must be a number of 0 or more.");
  return value;
}
