import { list, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { cloudFormationError } from "../cloudformation-error.ts";
import type { CloudFormation } from "../cloudformation-store.ts";
import { actor, passNeeds } from "../deployment-role.ts";
import { stackNeed } from "../stack-access.ts";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CancelUpdateStack.html */
export const cancelUpdateStack = operation({
  name: "CancelUpdateStack",
  input: { StackName: string({ min: 1 }), ClientRequestToken: optional(string({ min: 1, max: 128 })) },
  access: ({ StackName }, _context, { stacks }: CloudFormation) => [stackNeed(stacks, "CancelUpdateStack", StackName)],
  handle: ({ stacks, engine }, { StackName }) => {
    const stack = stacks.get(StackName);
    if (stack.status !== "UPDATE_IN_PROGRESS")
      throw cloudFormationError.validation("CancelUpdateStack cannot be called from current stack status");
    engine.cancel(stack);
    return {};
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ContinueUpdateRollback.html */
export const continueUpdateRollback = operation({
  name: "ContinueUpdateRollback",
  input: {
    StackName: string({ min: 1 }),
    RoleARN: optional(string({ min: 20 })),
    ResourcesToSkip: optional(list(string())),
    ClientRequestToken: optional(string({ min: 1, max: 128 })),
  },
  access: ({ StackName, RoleARN }, _context, { stacks }: CloudFormation) => [
    stackNeed(stacks, "ContinueUpdateRollback", StackName),
    ...passNeeds(RoleARN),
  ],
  handle: async ({ stacks, engine }, { StackName, RoleARN, ResourcesToSkip: skip = [] }, { principal }) => {
    const stack = stacks.get(StackName);
    const { stuck } = stack;
    if (stack.status !== "UPDATE_ROLLBACK_FAILED" || !stuck)
      throw cloudFormationError.validation(
        `Stack:${stack.id} is in ${stack.status} state and can not continue rollback.`,
      );
    const sound = skip.filter((id) => !Object.hasOwn(stuck.failed, id));
    if (sound.length > 0)
      throw cloudFormationError.validation(
        `The following resource(s) cannot be skipped, since they are not in UPDATE_FAILED: [${sound.join(", ")}]`,
      );
    const { roleArn, ...acting } = actor(stacks.cloud, principal, { given: RoleARN, stack });
    await engine.continueRollback(
      { ...stack, ...(roleArn !== undefined && { roleArn }) },
      { operation: { ...stuck.operation, ...acting }, failed: stuck.failed, skip },
    );
    return {};
  },
});
