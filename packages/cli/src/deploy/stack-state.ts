import { type CloudFormationClient, DescribeStacksCommand, type Stack } from "@aws-sdk/client-cloudformation";
import { TributaryError } from "@tributary/errors";

/** The stack as it is; undefined when there is none, or only the shell that a change set left. */
export async function findStack(cfn: CloudFormationClient, name: string): Promise<Stack | undefined> {
  try {
    const { Stacks } = await cfn.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks?.[0];
  } catch (error) {
    if (error instanceof Error && error.name === "ValidationError" && error.message.includes("does not exist"))
      return undefined;
    throw error;
  }
}

export const statusOfStack = (stack: Stack | undefined): string => stack?.StackStatus ?? "";

/** A stack that holds nothing yet: never made, only planned, or taken back whole. */
export const isBlank = (stack: Stack | undefined): boolean =>
  stack === undefined || statusOfStack(stack) === "REVIEW_IN_PROGRESS";

export const isUnderWay = (stack: Stack | undefined): boolean =>
  statusOfStack(stack).endsWith("_IN_PROGRESS") && !isBlank(stack);

/** Its first creation failed; nothing but what is retained is left of it. */
export const isStillborn = (stack: Stack | undefined): boolean => statusOfStack(stack) === "ROLLBACK_COMPLETE";

const stuck: Readonly<Record<string, string>> = {
  ROLLBACK_FAILED: "Run `pipeline destroy` for this stage; then deploy again.",
  CREATE_FAILED: "Run `pipeline destroy` for this stage; then deploy again.",
  DELETE_FAILED: "Remove what the events name, run `pipeline destroy` again, then deploy.",
  UPDATE_ROLLBACK_FAILED:
    "Mend what the events name (`pipeline status`); `pipeline deploy` then offers to let CloudFormation continue the rollback, which is `aws cloudformation continue-update-rollback`.",
};

/** Refuses a stack that somebody else is changing. */
export function requireResting(name: string, stack: Stack | undefined): void {
  if (isUnderWay(stack))
    throw new TributaryError(
      "TRB-CLI-074",
      `The stack ${name} is in ${statusOfStack(stack)}: another operation is under way`,
    );
}

/** Refuses a stack that CloudFormation would not update, with the way on. */
export function requireUsable(name: string, stack: Stack | undefined): void {
  const fix = stuck[statusOfStack(stack)];
  if (fix === undefined) return;
  const reason = stack?.StackStatusReason === undefined ? "" : `: ${stack.StackStatusReason}`;
  throw new TributaryError("TRB-CLI-067", `The stack ${name} is in ${statusOfStack(stack)}${reason}`, { fix });
}

export const outputsOf = (stack: Stack | undefined): Record<string, string> =>
  Object.fromEntries((stack?.Outputs ?? []).map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]));
