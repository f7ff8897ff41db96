import { resolve } from "node:path";
import type { DeployCommandOptions } from "../commands/deploy.ts";
import { assemblePipeline, openPipeline } from "../definition/open-pipeline.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { ask } from "./ask.ts";
import { type Deployed, deployStack } from "./deploy-stack.ts";
import { openDeployable } from "./deployable.ts";
import type { DeploymentPlan } from "./deployment-plan.ts";
import { readParameters } from "./read-parameters.ts";
import { eventTeller } from "./show-event.ts";
import { showOutputs } from "./show-outputs.ts";
import { showPlan } from "./show-plan.ts";
import { withTarget } from "./with-target.ts";

/** `pipeline deploy`: the template of `synth`, through a CloudFormation change set, into an account or the local cloud. */
export async function deploy(io: Io, options: DeployCommandOptions): Promise<number> {
  const parameters = readParameters(options.parameter);
  const { blueprint } = await openPipeline(io, options);
  const { outDir } = await assemblePipeline(io, blueprint, { stateDir: resolve(io.cwd, options.state) });
  const deployable = await openDeployable(outDir);
  const quiet = options.json;
  const say: Pick<Io, "stdout"> = quiet ? { stdout: { write: () => {} } } : io;

  return withTarget(options, async (target) => {
    let onEvent = eventTeller(say, 0);
    const approve = async (plan: DeploymentPlan): Promise<boolean> => {
      showPlan(say, plan);
      onEvent = eventTeller(say, plan.lines.length);
      const question = plan.widened.length > 0 ? "Deploy this, with the wider access?" : "Deploy this?";
      return ask(io, { yes: options.yes, question });
    };
    const deployed = await deployStack(target, deployable, {
      stage: options.stage,
      parameters,
      signal: io.signal,
      approve,
      approveRollback: (question) => ask(io, { yes: options.yes, question }),
      onEvent: (event) => onEvent(event),
      tell: (line) => say.stdout.write(`${line}\n`),
    });
    if (quiet) io.stdout.write(`${JSON.stringify(facts(deployed))}\n`);
    else summary(io, deployed);
    return deployed.status === "declined" ? exitCodes.error : exitCodes.ok;
  });
}

const facts = ({ plan, ...deployed }: Deployed) => ({
  ...deployed,
  region: plan.region,
  account: plan.account,
  changes: plan.lines,
  widened: plan.widened,
});

function summary(io: Io, { stack, status, outputs }: Deployed): void {
  if (status === "declined") {
    io.stdout.write("Nothing was changed.\n");
    return;
  }
  io.stdout.write(status === "unchanged" ? `${stack} is up to date.\n` : `\n${stack} ${status}.\n`);
  showOutputs(io, outputs);
}
