import { readStack } from "../../../template/stack-file.ts";
import { boolean, list, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { changeSetPlan, isEmptyChange } from "../change-set-plan.ts";
import { cloudFormationError } from "../cloudformation-error.ts";
import type { CloudFormation } from "../cloudformation-store.ts";
import { actor, passNeeds } from "../deployment-role.ts";
import { stackNeed } from "../stack-access.ts";
import { readRequest, templateMembers } from "../stack-change-request.ts";
import { checkDeletable, checkUpdatable } from "../stack-states.ts";
import { newStack } from "./create-change-set.ts";

const members = {
  StackName: string({ min: 1 }),
  DisableRollback: optional(boolean),
  ClientRequestToken: optional(string()),
  RoleARN: optional(string({ min: 20 })),
  ...templateMembers,
} as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export const createStack = operation({
  name: "CreateStack",
  input: { ...members, EnableTerminationProtection: optional(boolean) },
  access: ({ StackName, RoleARN }, _context, { stacks }: CloudFormation) => [
    stackNeed(stacks, "CreateStack", StackName),
    ...passNeeds(RoleARN),
  ],
  handle: async ({ stacks, engine }, input, { principal }) => {
    const found = stacks.find(input.StackName);
    if (found && found.status !== "REVIEW_IN_PROGRESS") throw cloudFormationError.stackExists(input.StackName);
    const { roleArn, principal: acting } = actor(stacks.cloud, principal, { given: input.RoleARN, stack: undefined });
    const request = await readRequest(stacks, acting, { input, stack: undefined });
    const stack = found ?? (await newStack(stacks, input.StackName, request));
    await engine.begin(
      {
        ...stack,
        terminationProtection: input.EnableTerminationProtection ?? false,
        ...(roleArn !== undefined && { roleArn }),
      },
      {
        kind: "CREATE",
        principal: acting,
        templateBody: request.templateBody,
        parameters: request.parameters,
        tags: request.tags,
        imports: [],
        before: {},
        disableRollback: input.DisableRollback ?? false,
        ...(input.ClientRequestToken !== undefined && { token: input.ClientRequestToken }),
      },
    );
    return { StackId: stack.id };
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html */
export const updateStack = operation({
  name: "UpdateStack",
  input: members,
  access: ({ StackName, RoleARN }, _context, { stacks }: CloudFormation) => [
    stackNeed(stacks, "UpdateStack", StackName),
    ...passNeeds(RoleARN),
  ],
  handle: async ({ stacks, engine }, input, { principal }) => {
    const stack = stacks.find(input.StackName);
    if (!stack || stack.status === "REVIEW_IN_PROGRESS") throw cloudFormationError.noStackNamed(input.StackName);
    checkUpdatable(stack);
    const { roleArn, principal: acting } = actor(stacks.cloud, principal, { given: input.RoleARN, stack });
    const request = await readRequest(stacks, acting, { input, stack });
    if (isEmptyChange(stack, request, await changeSetPlan(stacks, stack, request)))
      throw cloudFormationError.validation("No updates are to be performed.");
    const record = await readStack(stacks.cloud.stateDir, stack.name);
    await engine.begin(
      {
        ...stack,
        capabilities: request.capabilities,
        updatedAt: stacks.cloud.clock.now(),
        ...(roleArn !== undefined && { roleArn }),
      },
      {
        kind: "UPDATE",
        principal: acting,
        templateBody: request.templateBody,
        parameters: request.parameters,
        tags: request.tags,
        imports: [],
        before: record?.resources ?? {},
        disableRollback: input.DisableRollback ?? false,
        ...(input.ClientRequestToken !== undefined && { token: input.ClientRequestToken }),
      },
    );
    return { StackId: stack.id };
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html */
export const deleteStack = operation({
  name: "DeleteStack",
  input: {
    StackName: string({ min: 1 }),
    RetainResources: optional(list(string())),
    RoleARN: optional(string({ min: 20 })),
    ClientRequestToken: optional(string()),
  },
  access: ({ StackName, RoleARN }, _context, { stacks }: CloudFormation) => [
    stackNeed(stacks, "DeleteStack", StackName),
    ...passNeeds(RoleARN),
  ],
  handle: async ({ stacks, engine }, { StackName, RetainResources, RoleARN, ClientRequestToken }, { principal }) => {
    const stack = stacks.find(StackName);
    // Deleting what is not there is done.
    if (!stack || stack.status === "DELETE_COMPLETE" || stack.status === "DELETE_IN_PROGRESS") return {};
    checkDeletable(stack);
    if (RetainResources !== undefined && RetainResources.length > 0 && stack.status !== "DELETE_FAILED")
      throw cloudFormationError.validation(
        `Invalid operation on stack [${stack.id}]. Specify the resources to retain only when the stack is in the DELETE_FAILED state.`,
      );
    await engine.begin(stack, {
      kind: "DELETE",
      principal: actor(stacks.cloud, principal, { given: RoleARN, stack }).principal,
      templateBody: stack.templateBody ?? "",
      parameters: stack.parameters,
      tags: stack.tags,
      imports: [],
      before: {},
      disableRollback: false,
      ...(RetainResources && { retain: RetainResources }),
      ...(ClientRequestToken !== undefined && { token: ClientRequestToken }),
    });
    return {};
  },
});
