import { TributaryError } from "@tributary/errors";
import type { DestroyCommandOptions } from "../commands/destroy.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { ask } from "./ask.ts";
import { stackNameOf } from "./deployable.ts";
import { knownName } from "./known-name.ts";
import { pipelineName } from "./pipeline-name.ts";
import { removeStack } from "./remove-stack.ts";
import { eventTeller } from "./show-event.ts";
import { type StackContent, stackContent } from "./stack-content.ts";
import { findStack, requireResting, statusOfStack } from "./stack-state.ts";
import { withTarget } from "./with-target.ts";

/** `pipeline destroy`: deletes a stage's stack, after saying what stays. */
export async function destroy(io: Io, options: DestroyCommandOptions): Promise<number> {
  const name = stackNameOf(await pipelineName(io, options), options.stage);
  return withTarget(options, async (target) => {
    const stack = await findStack(target.cfn, name);
    if (!stack) throw new TributaryError("TRB-CLI-073", `There is no stack ${name} in ${target.region}`);
    if (statusOfStack(stack) !== "DELETE_IN_PROGRESS") requireResting(name, stack);
    const content = await stackContent(target, name);
    if (!options.json) announce(io, name, content);
    const yes = await ask(io, { yes: options.yes, question: `Delete ${name}?` });
    if (!yes) {
      if (!options.json) io.stdout.write("Nothing was changed.\n");
      return exitCodes.error;
    }
    const say: Pick<Io, "stdout"> = options.json ? { stdout: { write: () => {} } } : io;
    await removeStack(target, name, { signal: io.signal, onEvent: eventTeller(say, content.resources.length) });
    const retained = content.resources.filter((resource) => resource.retained);
    if (options.json)
      io.stdout.write(
        `${JSON.stringify({ stack: name, region: target.region, account: target.account, status: "deleted", retained })}\n`,
      );
    else {
      io.stdout.write(`\n${name} deleted.\n`);
      for (const { id, physicalId } of retained) io.stdout.write(`  kept: ${knownName(id)}  ${physicalId}\n`);
    }
    return exitCodes.ok;
  });
}

function announce(io: Io, name: string, { resources }: StackContent): void {
  const retained = resources.filter((resource) => resource.retained);
  io.stdout.write(
    `${name}: ${resources.length - retained.length} resources are deleted, ${retained.length} are kept.\n`,
  );
  for (const { id, type, physicalId } of retained)
    io.stdout.write(`  kept  ${knownName(id)}  ${type}  ${physicalId}\n`);
}
