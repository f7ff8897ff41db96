import { ContinueUpdateRollbackCommand, type Stack, type StackEvent } from "@aws-sdk/client-cloudformation";
import { TributaryError } from "@tributary/errors";
import { followStack, newestEvent } from "./follow-stack.ts";
import { knownName } from "./known-name.ts";
import { plainReason } from "./plain-reason.ts";
import type { OperationOptions } from "./run-operation.ts";
import { statusOfStack } from "./stack-state.ts";
import type { Target } from "./target.ts";

/** The last update failed, and so did its rollback: CloudFormation waits until somebody lets it go on. */
export const isStuck = (stack: Stack | undefined): boolean => statusOfStack(stack) === "UPDATE_ROLLBACK_FAILED";

/**
 * Lets CloudFormation continue a rollback that failed, and watches it to its end.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-continueupdaterollback.html
 */
export async function continueRollback(
  { cfn }: Target,
  stackName: string,
  { signal, onEvent }: OperationOptions,
): Promise<void> {
  const after = await newestEvent(cfn, stackName);
  await cfn.send(new ContinueUpdateRollbackCommand({ StackName: stackName }));
  const { status, events } = await followStack(cfn, stackName, { after, signal, onEvent });
  if (status === "UPDATE_ROLLBACK_COMPLETE") return;
  throw stillStuck(stackName, status, events);
}

function stillStuck(stackName: string, status: string, events: readonly StackEvent[]): TributaryError {
  const failed = new Map(
    events
      .filter(({ ResourceStatus }) => ResourceStatus === "UPDATE_FAILED")
      .map(({ LogicalResourceId = "", ResourceStatusReason = "" }) => [
        LogicalResourceId,
        plainReason(ResourceStatusReason),
      ]),
  );
  const told = [...failed].map(([id, reason]) => `the ${knownName(id)} (${id}): ${reason}`).join("; ");
  return new TributaryError("TRB-CLI-067", `The stack ${stackName} is in ${status}${told === "" ? "" : `: ${told}`}`, {
    fix: `Mend what is named and deploy again; or leave it as it is: aws cloudformation continue-update-rollback --stack-name ${stackName} --resources-to-skip ${[...failed.keys()].join(" ")}`,
  });
}
