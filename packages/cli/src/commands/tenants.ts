import { Command, InvalidArgumentError, Option } from "commander";
import { awsOption, endpointOption, type TargetOptions } from "../access/target/target-options.ts";
import { jsonOption, pipelineOption, stateOption } from "../common-options.ts";
import type { Io } from "../io.ts";
import type { SetExitCode } from "../program.ts";
import { stageOption, yesOption } from "../stage-options.ts";

export interface TenantsOptions extends TargetOptions {
  /** Calls to S3 Control a second, at most. */
  readonly rate: number;
}

export interface RemoveTenantsOptions extends TenantsOptions {
  readonly yes: boolean;
}

export interface ApplyTenantsOptions extends RemoveTenantsOptions {
  readonly prune: boolean;
}

const command = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .addOption(pipelineOption())
    .addOption(stageOption())
    .addOption(stateOption())
    .addOption(endpointOption())
    .addOption(awsOption())
    .addOption(
      new Option("--rate <calls>", "calls to S3 Control a second, at most").default(400).argParser(callsPerSecond),
    )
    .addOption(jsonOption());

export const tenantsCommand = (io: Io, setExitCode: SetExitCode): Command =>
  new Command("tenants")
    .description("the access points of the tenants: what is, what should be, and making it so")
    .addCommand(
      command("plan", "compare the access points with the pipeline; exit code 2 when they differ").action(
        async (options: TenantsOptions) => {
          const { planCommand } = await import("../tenants/plan-command.ts");
          setExitCode(await planCommand(io, options));
        },
      ),
    )
    .addCommand(
      command("apply", "make the access points as the pipeline declares them; what is right stays untouched")
        .addOption(new Option("--prune", "also remove access points of tenants no longer declared").default(false))
        .addOption(yesOption())
        .action(async (options: ApplyTenantsOptions) => {
          const { applyCommand } = await import("../tenants/apply-command.ts");
          setExitCode(await applyCommand(io, options));
        }),
    )
    .addCommand(
      command("list", "the tenants and the state of their access points")
        .argument("[tenant]", "one tenant whole, with the policy its readers' own account needs")
        .action(async (tenant: string | undefined, options: TenantsOptions) => {
          const { listCommand } = await import("../tenants/list-command.ts");
          setExitCode(await listCommand(io, tenant, options));
        }),
    )
    .addCommand(
      command("remove", "remove the access points of tenants, declared or not")
        .argument("<tenants...>", "names of tenants")
        .addOption(yesOption())
        .action(async (tenants: string[], options: RemoveTenantsOptions) => {
          const { removeCommand } = await import("../tenants/remove-command.ts");
          setExitCode(await removeCommand(io, tenants, options));
        }),
    );

function callsPerSecond(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 10_000) return value;
  throw new InvalidArgumentError("a rate is a whole number from 1 to 10000.");
}
