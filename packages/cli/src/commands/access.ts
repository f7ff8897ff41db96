import { isIP } from "node:net";
import { Command, InvalidArgumentError, Option } from "commander";
import { awsOption, endpointOption, type TargetOptions } from "../access/target/target-options.ts";
import { jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";
import { stageOption } from "../stage-options.ts";

export interface ReviewOptions extends TargetOptions {
  readonly tenant?: string;
  readonly all: boolean;
  readonly csv?: string;
  readonly html?: string;
}

export interface WhyOptions extends TargetOptions {
  readonly context: Readonly<Record<string, string>>;
}

const command = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .addOption(pipelineOption())
    .addOption(stageOption())
    .addOption(stateOption())
    .addOption(endpointOption())
    .addOption(awsOption())
    .addOption(jsonOption());

export const accessCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("access")
    .description("who can read what, why, and what is wrong with it, from what is deployed")
    .addCommand(
      command("review", "judge the access points, policies and roles of a stage; exit code 2 on a high risk")
        .addOption(new Option("--tenant <name>", "show one tenant only; everything is judged all the same"))
        .addOption(new Option("--all", "show the pipeline's own roles and services too").default(false))
        .addOption(new Option("--csv <file>", "write the matrix as CSV"))
        .addOption(new Option("--html <file>", "write a report of one file that needs no network"))
        .action(async (options: ReviewOptions) => {
          const { reviewCommand } = await import("../access/review-command.ts");
          setExitCode(await reviewCommand(io, options));
        }),
    )
    .addCommand(
      command("why", "why a principal may or may not do something to an object")
        .argument(
          "<principal>",
          "a role's name, its ARN or its session's, a user, root, an account, a service, or `anonymous`",
        )
        .argument("<action>", "read, list, write, tag, delete, or an action such as s3:GetObject")
        .argument("<uri>", "s3://<bucket, access point ARN or alias>/<key>")
        .addOption(
          new Option("--context <key=value>", "a condition key of the request, such as aws:SourceVpc=vpc-1; repeatable")
            .default({}, "none")
            .argParser(contextEntry),
        )
        .action(async (principal: string, action: string, uri: string, options: WhyOptions) => {
          const { whyCommand } = await import("../access/why-command.ts");
          setExitCode(await whyCommand(io, { principal, action, uri }, options));
        }),
    )
    .addCommand(
      command("who", "everyone who can do something to an object, and by which path")
        .argument("<uri>", "s3://<bucket, access point ARN or alias>/<key>")
        .action(async (uri: string, options: TargetOptions) => {
          const { whoCommand } = await import("../access/who-command.ts");
          setExitCode(await whoCommand(io, uri, options));
        }),
    );

function contextEntry(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = text.indexOf("=");
  const key = text.slice(0, Math.max(at, 0));
  // A misspelt key would change nothing, and the answer would be believed.
  if (!/^[a-z][\w-]*:./i.test(key)) throw new InvalidArgumentError("write it as key=value, the key as aws:SourceVpc.");
  const value = text.slice(at + 1);
  if (key.toLowerCase() === "aws:sourceip" && isIP(value) === 0)
    throw new InvalidArgumentError(`${value} is not an IP address.`);
  return { ...before, [key]: value };
}
