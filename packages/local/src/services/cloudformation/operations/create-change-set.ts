import { readStack } from "../../../template/stack-file.ts";
import { boolean, document, list, oneOf, optional, string, structure } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { changeSetPlan, isEmptyChange } from "../change-set-plan.ts";
import { cloudFormationError } from "../cloudformation-error.ts";
import type { CloudFormation } from "../cloudformation-store.ts";
import { actor, passNeeds } from "../deployment-role.ts";
import type { ChangeSet, Stack } from "../stack.ts";
import { stackNeed } from "../stack-access.ts";
import { type ReadRequest, readRequest, templateMembers } from "../stack-change-request.ts";
import { checkUpdatable } from "../stack-states.ts";
import type { StackStore } from "../stack-store.ts";

const name = /^[a-zA-Z][-a-zA-Z0-9]*$/;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html */
export const createChangeSet = operation({
  name: "CreateChangeSet",
  input: {
    StackName: string({ min: 1 }),
    ChangeSetName: string({ min: 1, max: 128, pattern: name }),
    ChangeSetType: optional(oneOf("CREATE", "UPDATE", "IMPORT")),
    Description: optional(string({ min: 1, max: 1024 })),
    ResourcesToImport: optional(
      list(structure({ LogicalResourceId: string(), ResourceType: string(), ResourceIdentifier: document })),
    ),
    ImportExistingResources: optional(boolean),
    RoleARN: optional(string()),
    ClientToken: optional(string()),
    ...templateMembers,
  },
  access: ({ StackName, RoleARN }, _context, { stacks }: CloudFormation) => [
    stackNeed(stacks, "CreateChangeSet", StackName),
    ...passNeeds(RoleARN),
  ],
  handle: async ({ stacks }, input, { principal }) => {
    if (input.ImportExistingResources)
      throw cloudFormationError.validation("This local cloud takes no ImportExistingResources.");
    const found = stacks.find(input.StackName);
    const type = input.ChangeSetType ?? "UPDATE";
    checkStack(input.StackName, type, found);
    const { roleArn, principal: acting } = actor(stacks.cloud, principal, { given: input.RoleARN, stack: found });
    const request = await readRequest(stacks, acting, { input, stack: found });
    const imports = (input.ResourcesToImport ?? []).map(({ LogicalResourceId }) => LogicalResourceId);
    if (type === "IMPORT" && imports.length === 0)
      throw cloudFormationError.validation("You must specify at least one resource to import");
    const stack = found ?? (await newStack(stacks, input.StackName, request));
    if (stacks.findChangeSet(input.ChangeSetName, stack.id))
      throw cloudFormationError.changeSetExists(input.ChangeSetName);
    const changes = await changeSetPlan(stacks, stack, request);
    if (type === "IMPORT") await checkImports(stacks, stack, { request, imports });
    const empty = isEmptyChange(stack, request, changes);
    const changeSet: ChangeSet = {
      id: stacks.newId("changeSet", input.ChangeSetName),
      name: input.ChangeSetName,
      stackId: stack.id,
      stackName: stack.name,
      type,
      status: empty ? "FAILED" : "CREATE_COMPLETE",
      executionStatus: empty ? "UNAVAILABLE" : "AVAILABLE",
      ...(empty && {
        reason:
          "The submitted information didn't contain changes. Submit different information to create a change set.",
      }),
      ...(input.Description !== undefined && { description: input.Description }),
      createdAt: stacks.cloud.clock.now(),
      templateBody: request.templateBody,
      parameters: request.parameters,
      tags: request.tags,
      capabilities: request.capabilities,
      imports,
      changes,
      ...(roleArn !== undefined && { roleArn }),
    };
    await stacks.putChangeSet(changeSet);
    return { Id: changeSet.id, StackId: stack.id };
  },
});

function checkStack(stackName: string, type: ChangeSet["type"], found: Stack | undefined): void {
  if (!found) {
    if (type === "UPDATE") throw cloudFormationError.noStackNamed(stackName);
    if (!name.test(stackName) || stackName.length > 128)
      throw cloudFormationError.validation(
        `1 validation error detected: Value '${stackName}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
      );
    return;
  }
  if (found.status === "REVIEW_IN_PROGRESS") {
    if (type === "UPDATE") throw cloudFormationError.noStackNamed(stackName);
    return;
  }
  if (type === "CREATE") {
    throw cloudFormationError.validation(
      `Stack [${found.name}] already exists and cannot be created again with the changeSet [CREATE].`,
    );
  }
  checkUpdatable(found);
}

/** A stack that has a change set and nothing else. */
export async function newStack(stacks: StackStore, stackName: string, request: ReadRequest): Promise<Stack> {
  const stack: Stack = {
    id: stacks.newId("stack", stackName),
    name: stackName,
    status: "REVIEW_IN_PROGRESS",
    createdAt: stacks.cloud.clock.now(),
    parameters: [],
    tags: request.tags,
    capabilities: request.capabilities,
    outputs: [],
    ...(request.template.Description !== undefined && { description: request.template.Description }),
  };
  return stacks.turn(stack, "REVIEW_IN_PROGRESS", { reason: "User Initiated" });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-manually.html */
async function checkImports(
  { cloud }: StackStore,
  stack: Stack,
  { request, imports }: { request: ReadRequest; imports: readonly string[] },
): Promise<void> {
  const record = await readStack(cloud.stateDir, stack.name);
  for (const [id, { DeletionPolicy }] of Object.entries(request.template.Resources)) {
    if (record?.resources[id]) continue;
    if (!imports.includes(id))
      throw cloudFormationError.validation(
        `As part of the import operation, you cannot modify or add [Resources]: ${id} is not imported.`,
      );
    if (DeletionPolicy === undefined)
      throw cloudFormationError.validation(
        `Resources [${id}] to import must have a DeletionPolicy attribute specified in the template.`,
      );
  }
}
