import { DeleteChangeSetCommand, DeleteStackCommand } from "@aws-sdk/client-cloudformation";
import { TributaryError } from "@tributary/errors";
import { explainFailure } from "./explain-failure.ts";
import { type Followed, followStack, newestEvent } from "./follow-stack.ts";
import type { OperationOptions } from "./run-operation.ts";
import { findStack } from "./stack-state.ts";
import type { Target } from "./target.ts";

/** Deletes a stack and watches it go. */
export async function removeStack(
  { cfn }: Target,
  stackName: string,
  { signal, onEvent }: OperationOptions,
): Promise<Followed> {
  const stack = await findStack(cfn, stackName);
  if (stack?.StackId === undefined) throw new TributaryError("TRB-CLI-073", `There is no stack ${stackName}`);
  const after = await newestEvent(cfn, stackName);
  await cfn.send(new DeleteStackCommand({ StackName: stackName }));
  // By its id: the name is forgotten once the stack is gone.
  const followed = await followStack(cfn, stack.StackId, { after, signal, onEvent });
  if (followed.status !== "DELETE_COMPLETE") throw explainFailure(followed.events, followed.status, stackName);
  return followed;
}

/** Takes back a change set that is not executed, and the empty stack that was made for it. */
export async function dropChangeSet(
  { cfn }: Target,
  changeSetId: string,
  { stackName, isNew }: { readonly stackName: string; readonly isNew: boolean },
): Promise<void> {
  await cfn.send(new DeleteChangeSetCommand({ ChangeSetName: changeSetId }));
  if (isNew) await cfn.send(new DeleteStackCommand({ StackName: stackName }));
}
