import type { Stack } from "../stack.ts";

/** A stack as DescribeStacks tells it. */
export const stackView = (stack: Stack) => ({
  StackId: stack.id,
  StackName: stack.name,
  ...(stack.changeSetId !== undefined && { ChangeSetId: stack.changeSetId }),
  ...(stack.description !== undefined && { Description: stack.description }),
  Parameters: stack.parameters.map(({ key, value }) => ({ ParameterKey: key, ParameterValue: value })),
  CreationTime: new Date(stack.createdAt),
  ...times(stack),
  StackStatus: stack.status,
  ...(stack.reason !== undefined && { StackStatusReason: stack.reason }),
  ...(stack.roleArn !== undefined && { RoleARN: stack.roleArn }),
  DisableRollback: false,
  NotificationARNs: [],
  Capabilities: [...stack.capabilities],
  Outputs: stack.outputs.map(({ key, value, description }) => ({
    OutputKey: key,
    OutputValue: value,
    ...(description !== undefined && { Description: description }),
  })),
  Tags: stack.tags.map(({ key, value }) => ({ Key: key, Value: value })),
  EnableTerminationProtection: stack.terminationProtection ?? false,
  DriftInformation: { StackDriftStatus: "NOT_CHECKED" },
});

/** A stack as ListStacks tells it. */
export const stackSummary = (stack: Stack) => ({
  StackId: stack.id,
  StackName: stack.name,
  ...(stack.description !== undefined && { TemplateDescription: stack.description }),
  CreationTime: new Date(stack.createdAt),
  ...times(stack),
  StackStatus: stack.status,
  ...(stack.reason !== undefined && { StackStatusReason: stack.reason }),
  DriftInformation: { StackDriftStatus: "NOT_CHECKED" },
});

const times = ({ updatedAt, deletedAt }: Stack) => ({
  ...(updatedAt !== undefined && { LastUpdatedTime: new Date(updatedAt) }),
  ...(deletedAt !== undefined && { DeletionTime: new Date(deletedAt) }),
});
