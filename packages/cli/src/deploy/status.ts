import type { StackEvent } from "@aws-sdk/client-cloudformation";
import type { StatusCommandOptions } from "../commands/status.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { stackNameOf } from "./deployable.ts";
import { type FileCounts, fileCounts } from "./file-counts.ts";
import { followStack, newestEvent } from "./follow-stack.ts";
import { knownName } from "./known-name.ts";
import { pipelineName } from "./pipeline-name.ts";
import { plainReason } from "./plain-reason.ts";
import { eventTeller } from "./show-event.ts";
import { showOutputs } from "./show-outputs.ts";
import { type ContentResource, stackContent } from "./stack-content.ts";
import { findStack, isBlank, isUnderWay, outputsOf, statusOfStack } from "./stack-state.ts";
import type { Target } from "./target.ts";
import { withTarget } from "./with-target.ts";

interface StageStatus {
  readonly stack: string;
  readonly region: string;
  readonly account: string;
  readonly status: string;
  readonly reason?: string;
  readonly revision?: string;
  readonly updated?: string;
  readonly unsound: readonly ContentResource[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly files?: FileCounts;
}

/** `pipeline status`: how a stage stands, and where its files are. */
export async function status(io: Io, options: StatusCommandOptions): Promise<number> {
  const name = stackNameOf(await pipelineName(io, options), options.stage);
  return withTarget(options, async (target) => {
    if (options.follow) await follow(io, target, name, options.json);
    const found = await statusOf(target, name);
    if (options.json) io.stdout.write(`${JSON.stringify(found)}\n`);
    else show(io, found);
    return found.status.endsWith("_COMPLETE") && !found.status.includes("ROLLBACK") ? exitCodes.ok : exitCodes.unsound;
  });
}

async function follow(io: Io, { cfn }: Target, name: string, json: boolean): Promise<void> {
  const stack = await findStack(cfn, name);
  if (!isUnderWay(stack)) return;
  const say: Pick<Io, "stdout"> = json ? { stdout: { write: () => {} } } : io;
  const tell = eventTeller(say, 0);
  const onEvent = (event: StackEvent): void => tell(event);
  await followStack(cfn, stack?.StackId ?? name, { after: await newestEvent(cfn, name), signal: io.signal, onEvent });
}

async function statusOf(target: Target, name: string): Promise<StageStatus> {
  const { region, account } = target;
  const stack = await findStack(target.cfn, name);
  if (!stack || isBlank(stack))
    return { stack: name, region, account, status: "NOT_DEPLOYED", unsound: [], outputs: {} };
  const { resources } = await stackContent(target, name);
  const outputs = outputsOf(stack);
  const [, revision] = /revision (\w+)/.exec(stack.Description ?? "") ?? [];
  const updated = stack.LastUpdatedTime ?? stack.CreationTime;
  const files = await fileCounts(target, outputs);
  return {
    stack: name,
    region,
    account,
    status: statusOfStack(stack),
    ...(stack.StackStatusReason !== undefined && { reason: stack.StackStatusReason }),
    ...(revision !== undefined && { revision }),
    ...(updated && { updated: updated.toISOString() }),
    unsound: resources.filter((resource) => !resource.status.endsWith("_COMPLETE")),
    outputs,
    ...(files && { files }),
  };
}

const meanings: Readonly<Record<string, string>> = {
  NOT_DEPLOYED: "`pipeline deploy` makes it.",
  ROLLBACK_COMPLETE: "The first creation failed and was taken back: nothing is deployed.",
  UPDATE_ROLLBACK_COMPLETE: "The last deployment failed and was taken back: what was deployed before it stands.",
  UPDATE_ROLLBACK_FAILED: "The last deployment failed, and so did taking it back; `pipeline deploy` offers the way on.",
};

function show(io: Io, found: StageStatus): void {
  const since = found.updated === undefined ? "" : ` since ${found.updated}`;
  const revision = found.revision === undefined ? "" : `, revision ${found.revision}`;
  io.stdout.write(`${found.stack} in ${found.region}, account ${found.account}: ${found.status}${since}${revision}\n`);
  if (found.reason !== undefined) io.stdout.write(`  ${found.reason}\n`);
  const meaning = meanings[found.status];
  if (meaning !== undefined) io.stdout.write(`  ${meaning}\n`);
  for (const { id, status: state, reason } of found.unsound)
    io.stdout.write(`  ${knownName(id)}: ${state}${reason === undefined ? "" : `, ${plainReason(reason)}`}\n`);
  if (found.files) {
    const { inFlight, succeeded, failed, waiting, deadLetters } = found.files;
    io.stdout.write(
      `  executions: ${inFlight} in flight, ${succeeded} succeeded, ${failed} failed; ${waiting} events waiting, ${deadLetters} in the dead-letter queue\n`,
    );
  }
  showOutputs(io, found.outputs);
}
