import { Argument, Command, Option } from "commander";
import { type CommonOptions, jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";

export interface GraphOptions extends CommonOptions {
  readonly out?: string;
  readonly format?: "svg" | "mermaid";
}

export const graphCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("graph")
    .description("draw the workflow as SVG or Mermaid")
    .addArgument(
      new Argument(
        "[file]",
        "an ASL file, or a module's state machine (orders.ts#refund), to draw instead of the pipeline's workflow",
      ),
    )
    .addOption(pipelineOption())
    .addOption(new Option("-o, --out <file>", "write the picture here instead of to the standard output"))
    .addOption(
      new Option("--format <format>", "svg or mermaid (default: by the name of --out, else svg)").choices([
        "svg",
        "mermaid",
      ]),
    )
    .addOption(stateOption())
    .addOption(jsonOption())
    .action(async (file: string | undefined, options: GraphOptions) => {
      const { graph } = await import("../graph/graph.ts");
      setExitCode(await graph(io, file, options));
    });
