import { ExecuteChangeSetCommand, type StackEvent } from "@aws-sdk/client-cloudformation";
import type { MadeChangeSet } from "./change-set.ts";
import { explainFailure } from "./explain-failure.ts";
import { followStack, newestEvent } from "./follow-stack.ts";
import type { Target } from "./target.ts";

export interface OperationOptions {
  readonly signal: AbortSignal;
  readonly onEvent: (event: StackEvent) => void;
}

const good: ReadonlySet<string> = new Set(["CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"]);

/** Executes a change set and watches it to its end; what failed is thrown with its reason once the rollback is over. */
export async function runChangeSet(
  { cfn }: Target,
  stackName: string,
  { changeSet, ...options }: OperationOptions & { readonly changeSet: MadeChangeSet },
): Promise<void> {
  const after = await newestEvent(cfn, stackName);
  await cfn.send(new ExecuteChangeSetCommand({ StackName: stackName, ChangeSetName: changeSet.id }));
  await watch(cfn, stackName, { ...options, after });
}

/** Watches what is under way in a stack. */
export async function watch(
  cfn: Target["cfn"],
  stackName: string,
  options: OperationOptions & { readonly after: string | undefined },
): Promise<void> {
  const { status, events } = await followStack(cfn, stackName, options);
  if (!good.has(status)) throw explainFailure(events, status, stackName);
}
