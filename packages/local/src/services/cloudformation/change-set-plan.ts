import { isDeepStrictEqual } from "node:util";
import { type PlannedChange, planChanges } from "../../template/plan-changes.ts";
import { readStack } from "../../template/stack-file.ts";
import { asValidation } from "./cloudformation-error.ts";
import { valuesOf } from "./operation-outcome.ts";
import { parseTemplate } from "./read-template-body.ts";
import type { Stack } from "./stack.ts";
import type { ReadRequest } from "./stack-change-request.ts";
import type { StackStore } from "./stack-store.ts";

/** What a change set would do to a stack. */
export async function changeSetPlan(
  { cloud }: StackStore,
  stack: Stack,
  { template, parameters }: ReadRequest,
): Promise<readonly PlannedChange[]> {
  const record = await readStack(cloud.stateDir, stack.name);
  const { account, region } = cloud;
  return asValidation(() =>
    planChanges(template, record?.resources ?? {}, {
      account,
      region,
      stackName: stack.name,
      stackId: stack.id,
      parameters: valuesOf(parameters),
    }),
  );
}

/** Outputs and tags change a stack too; its description and metadata by themselves do not. */
export function isEmptyChange(stack: Stack, request: ReadRequest, changes: readonly PlannedChange[]): boolean {
  if (changes.length > 0 || stack.templateBody === undefined) return false;
  const outputs = parseTemplate(stack.templateBody).Outputs;
  return isDeepStrictEqual(outputs, request.template.Outputs) && isDeepStrictEqual(stack.tags, request.tags);
}
