import { Command, InvalidArgumentError, Option } from "commander";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";

export interface StepFunctionsOptions {
  readonly port: number;
  readonly state?: string;
  readonly mockConfig?: string;
  readonly endpointUrl?: string;
}

export const stepFunctionsCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("stepfunctions")
    .description("serve AWS Step Functions on this machine until Ctrl-C")
    .addOption(new Option("--port <number>", "port to listen on; 0 takes a free one").default(8083).argParser(port))
    .addOption(new Option("--state <dir>", "keep state machines and executions there (default: in memory)"))
    .addOption(new Option("--mock-config <file>", "MockConfigFile.json of Step Functions Local"))
    .addOption(new Option("--endpoint-url <url>", "where service integrations are called"))
    .action(async (options: StepFunctionsOptions) => {
      const { serveStepFunctions } = await import("../stepfunctions/serve-step-functions.ts");
      setExitCode(await serveStepFunctions(io, options));
    });

function port(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new InvalidArgumentError("a port is a number from 0 to 65535.");
}
