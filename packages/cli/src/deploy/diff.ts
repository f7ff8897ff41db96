import { resolve } from "node:path";
import type { DiffCommandOptions } from "../commands/diff.ts";
import { assemblePipeline, openPipeline } from "../definition/open-pipeline.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { openDeployable, stackNameOf } from "./deployable.ts";
import { planDeployment } from "./plan-deployment.ts";
import { prepareDeployment } from "./prepare-deployment.ts";
import { readParameters } from "./read-parameters.ts";
import { dropChangeSet } from "./remove-stack.ts";
import { showPlan } from "./show-plan.ts";
import { findStack, isStillborn, requireResting, requireUsable } from "./stack-state.ts";
import { withTarget } from "./with-target.ts";

/** `pipeline diff`: what `deploy` would change, by a change set that is thrown away. */
export async function diff(io: Io, options: DiffCommandOptions): Promise<number> {
  const parameters = readParameters(options.parameter);
  const { blueprint } = await openPipeline(io, options);
  const { outDir } = await assemblePipeline(io, blueprint, { stateDir: resolve(io.cwd, options.state) });
  const deployable = await openDeployable(outDir);
  const name = stackNameOf(blueprint.name, options.stage);

  return withTarget(options, async (target) => {
    const stack = await findStack(target.cfn, name);
    requireResting(name, stack);
    requireUsable(name, stack);
    if (isStillborn(stack)) {
      const note = `The first creation of ${name} was rolled back: everything would be new.`;
      io.stdout.write(
        options.json ? `${JSON.stringify({ stack: name, note, changes: [], widened: [] })}\n` : `${note}\n`,
      );
      return options.fail ? exitCodes.unsound : exitCodes.ok;
    }
    const prepared = await prepareDeployment(target, deployable, { stage: options.stage, parameters, stack });
    const { plan, changeSet } = await planDeployment(target, deployable, { prepared, signal: io.signal });
    if (changeSet && !changeSet.empty)
      await dropChangeSet(target, changeSet.id, { stackName: name, isNew: plan.isNew });
    const { lines: changes, ...facts } = plan;
    if (options.json) io.stdout.write(`${JSON.stringify({ ...facts, changes })}\n`);
    else if (changes.length > 0 || plan.widened.length > 0) showPlan(io, plan);
    else io.stdout.write(`${name} is up to date.\n`);
    return options.fail && changeSet?.empty !== true ? exitCodes.unsound : exitCodes.ok;
  });
}
