import type { Command } from "commander";
import { accessCommand } from "./commands/access.ts";
import { aslCommand } from "./commands/asl.ts";
import { costCommand } from "./commands/cost.ts";
import { deployCommand } from "./commands/deploy.ts";
import { destroyCommand } from "./commands/destroy.ts";
import { devCommand } from "./commands/dev.ts";
import { diffCommand } from "./commands/diff.ts";
import { graphCommand } from "./commands/graph.ts";
import { initCommand } from "./commands/init.ts";
import { lintCommand } from "./commands/lint.ts";
import { queryCommand } from "./commands/query.ts";
import { runCommand } from "./commands/run.ts";
import { statusCommand } from "./commands/status.ts";
import { stepFunctionsCommand } from "./commands/stepfunctions.ts";
import { synthCommand } from "./commands/synth.ts";
import { tenantsCommand } from "./commands/tenants.ts";
import type { Io } from "./io.ts";
import type { SetExitCode } from "./program.ts";

/** Every command, in the order that help shows them. */
export const commands: readonly ((io: Io, setExitCode: SetExitCode) => Command)[] = [
  initCommand,
  synthCommand,
  runCommand,
  queryCommand,
  devCommand,
  diffCommand,
  deployCommand,
  statusCommand,
  destroyCommand,
  lintCommand,
  costCommand,
  graphCommand,
  aslCommand,
  tenantsCommand,
  accessCommand,
  stepFunctionsCommand,
];
