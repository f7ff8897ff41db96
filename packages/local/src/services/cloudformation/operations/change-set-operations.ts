import type { PlannedChange } from "../../../template/plan-changes.ts";
import { readStack } from "../../../template/stack-file.ts";
import { boolean, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { page } from "../../page.ts";
import { cloudFormationError } from "../cloudformation-error.ts";
import type { CloudFormation } from "../cloudformation-store.ts";
import { actor } from "../deployment-role.ts";
import type { ChangeSet } from "../stack.ts";
import { stackNeed } from "../stack-access.ts";
import { checkUpdatable } from "../stack-states.ts";

const named = { ChangeSetName: string({ min: 1 }), StackName: optional(string({ min: 1 })) } as const;

const stackOf = ({ stacks }: CloudFormation, changeSetName: string, stackName: string | undefined): string =>
  stackName ?? stacks.findChangeSet(changeSetName, undefined)?.stackId ?? changeSetName;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html */
export const describeChangeSet = operation({
  name: "DescribeChangeSet",
  input: { ...named, NextToken: optional(string()), IncludePropertyValues: optional(boolean) },
  access: ({ ChangeSetName, StackName }, _context, store: CloudFormation) => [
    stackNeed(store.stacks, "DescribeChangeSet", stackOf(store, ChangeSetName, StackName)),
  ],
  handle: ({ stacks }, { ChangeSetName, StackName, NextToken }) => {
    const changeSet = stacks.getChangeSet(ChangeSetName, StackName);
    const numbered = changeSet.changes.map((change, index) => ({ change, key: String(index).padStart(6, "0") }));
    const { items, next } = page(numbered, {
      max: 100,
      token: NextToken,
      keyOf: ({ key }) => key,
      invalidCode: "ValidationError",
    });
    return {
      ...changeSetSummary(changeSet),
      Parameters: changeSet.parameters.map(({ key, value }) => ({ ParameterKey: key, ParameterValue: value })),
      Capabilities: [...changeSet.capabilities],
      Tags: changeSet.tags.map(({ key, value }) => ({ Key: key, Value: value })),
      NotificationARNs: [],
      Changes: items.map(({ change }) => changeView(change, changeSet)),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListChangeSets.html */
export const listChangeSets = operation({
  name: "ListChangeSets",
  input: { StackName: string({ min: 1 }), NextToken: optional(string()) },
  access: ({ StackName }, _context, { stacks }: CloudFormation) => [stackNeed(stacks, "ListChangeSets", StackName)],
  handle: ({ stacks }, { StackName, NextToken }) => {
    const { items, next } = page(stacks.changeSetsOf(stacks.get(StackName).id), {
      max: 100,
      token: NextToken,
      keyOf: ({ name }) => name,
      invalidCode: "ValidationError",
    });
    return { Summaries: items.map(changeSetSummary), ...(next !== undefined && { NextToken: next }) };
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteChangeSet.html */
export const deleteChangeSet = operation({
  name: "DeleteChangeSet",
  input: named,
  access: ({ ChangeSetName, StackName }, _context, store: CloudFormation) => [
    stackNeed(store.stacks, "DeleteChangeSet", stackOf(store, ChangeSetName, StackName)),
  ],
  handle: async ({ stacks }, { ChangeSetName, StackName }) => {
    if (StackName !== undefined) stacks.get(StackName);
    const found = stacks.findChangeSet(ChangeSetName, StackName);
    if (found?.executionStatus === "EXECUTE_IN_PROGRESS")
      throw cloudFormationError.changeSetState(`An operation on ChangeSet [${found.id}] is currently in progress.`);
    if (found) await stacks.deleteChangeSet(found.id);
    return {};
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html */
export const executeChangeSet = operation({
  name: "ExecuteChangeSet",
  input: { ...named, ClientRequestToken: optional(string({ max: 128 })), DisableRollback: optional(boolean) },
  access: ({ ChangeSetName, StackName }, _context, store: CloudFormation) => [
    stackNeed(store.stacks, "ExecuteChangeSet", stackOf(store, ChangeSetName, StackName)),
  ],
  handle: async ({ stacks, engine }, input, { principal }) => {
    const changeSet = stacks.getChangeSet(input.ChangeSetName, input.StackName);
    const stack = stacks.get(changeSet.stackId);
    if (changeSet.executionStatus !== "AVAILABLE")
      throw cloudFormationError.changeSetState(
        `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status === "FAILED" ? "FAILED" : changeSet.executionStatus}]`,
      );
    const fresh = stack.status === "REVIEW_IN_PROGRESS";
    if (!fresh) checkUpdatable(stack);
    const { roleArn, principal: acting } = actor(stacks.cloud, principal, { given: changeSet.roleArn, stack });
    const record = await readStack(stacks.cloud.stateDir, stack.name);
    // An executed change set is gone, and so is every other one: it was made for a stack that no longer is.
    for (const { id } of stacks.changeSetsOf(stack.id)) await stacks.deleteChangeSet(id);
    await engine.begin(
      {
        ...stack,
        changeSetId: changeSet.id,
        capabilities: changeSet.capabilities,
        ...(roleArn !== undefined && { roleArn }),
        ...(!fresh && { updatedAt: stacks.cloud.clock.now() }),
      },
      {
        kind: changeSet.type === "IMPORT" ? "IMPORT" : fresh ? "CREATE" : "UPDATE",
        principal: acting,
        templateBody: changeSet.templateBody,
        parameters: changeSet.parameters,
        tags: changeSet.tags,
        imports: changeSet.imports,
        before: record?.resources ?? {},
        disableRollback: input.DisableRollback ?? false,
        ...(input.ClientRequestToken !== undefined && { token: input.ClientRequestToken }),
      },
    );
    return {};
  },
});

const changeSetSummary = (changeSet: ChangeSet) => ({
  ChangeSetName: changeSet.name,
  ChangeSetId: changeSet.id,
  StackId: changeSet.stackId,
  StackName: changeSet.stackName,
  ...(changeSet.description !== undefined && { Description: changeSet.description }),
  CreationTime: new Date(changeSet.createdAt),
  Status: changeSet.status,
  ExecutionStatus: changeSet.executionStatus,
  ...(changeSet.reason !== undefined && { StatusReason: changeSet.reason }),
  IncludeNestedStacks: false,
});

function changeView(change: PlannedChange, { imports }: ChangeSet) {
  const { logicalId, type, physicalId, replacement, properties, retained } = change;
  const modify = change.action === "Modify";
  return {
    Type: "Resource",
    ResourceChange: {
      Action: imports.includes(logicalId) ? "Import" : change.action,
      LogicalResourceId: logicalId,
      ResourceType: type,
      ...(physicalId !== undefined && { PhysicalResourceId: physicalId }),
      ...(replacement !== undefined && { Replacement: replacement }),
      ...(change.action === "Remove" && { PolicyAction: retained ? "Retain" : "Delete" }),
      Scope: modify ? ["Properties"] : [],
      Details: properties.map(({ name, recreation }) => ({
        Target: { Attribute: "Properties", Name: name, RequiresRecreation: recreation },
        Evaluation: recreation === "Conditionally" ? "Dynamic" : "Static",
        ChangeSource: "DirectModification",
      })),
    },
  };
}
