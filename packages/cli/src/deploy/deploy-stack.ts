import type { Stack, StackEvent } from "@aws-sdk/client-cloudformation";
import { makeChangeSet } from "./change-set.ts";
import { continueRollback, isStuck } from "./continue-rollback.ts";
import { type Deployable, stackNameOf } from "./deployable.ts";
import type { DeploymentPlan } from "./deployment-plan.ts";
import { planDeployment, updateInput } from "./plan-deployment.ts";
import { changeSetNameOf, type Prepared, type PrepareOptions, prepareDeployment } from "./prepare-deployment.ts";
import { dropChangeSet, removeStack } from "./remove-stack.ts";
import { runChangeSet, watch } from "./run-operation.ts";
import { stackContent } from "./stack-content.ts";
import {
  findStack,
  isStillborn,
  isUnderWay,
  outputsOf,
  requireResting,
  requireUsable,
  statusOfStack,
} from "./stack-state.ts";
import type { Target } from "./target.ts";
import { uploadTemplate } from "./upload-assets.ts";

export interface DeployOptions extends PrepareOptions {
  readonly signal: AbortSignal;
  /** Asked before anything of the stack changes; false leaves it as it is. */
  readonly approve: (plan: DeploymentPlan) => Promise<boolean>;
  /** Asked when the rollback of an earlier update failed: whether CloudFormation shall continue it. */
  readonly approveRollback: (question: string) => Promise<boolean>;
  readonly onEvent: (event: StackEvent) => void;
  readonly tell: (line: string) => void;
}

export interface Deployed {
  readonly stack: string;
  readonly status: "created" | "updated" | "unchanged" | "declined";
  readonly plan: DeploymentPlan;
  readonly outputs: Readonly<Record<string, string>>;
  readonly uploaded: readonly string[];
}

/** Uploads an assembly, makes a change set, has it approved, executes it and watches it to its end: the one way onto any cloud. */
export async function deployStack(target: Target, deployable: Deployable, options: DeployOptions): Promise<Deployed> {
  const name = stackNameOf(deployable.manifest.pipeline, options.stage);
  const stack = await usableStack(target, name, { changeSetName: changeSetNameOf(deployable), options });
  const prepared = await prepareDeployment(target, deployable, { ...options, stack });
  const { signal } = options;
  const { plan, changeSet } = await planDeployment(target, deployable, { prepared, signal });
  const { uploaded } = prepared;
  if (changeSet?.empty) return { stack: name, status: "unchanged", plan, outputs: outputsOf(stack), uploaded };
  const drop = async (): Promise<void> => {
    if (changeSet) await dropChangeSet(target, changeSet.id, { stackName: name, isNew: plan.isNew });
  };
  const approved = await options.approve(plan).catch(async (error: unknown) => {
    await drop();
    throw error;
  });
  if (!approved) {
    await drop();
    return { stack: name, status: "declined", plan, outputs: outputsOf(stack), uploaded };
  }
  await runChangeSet(target, name, {
    ...options,
    changeSet: changeSet ?? (await afterAdoption(target, prepared, options)),
  });
  const outputs = outputsOf(await findStack(target.cfn, name));
  return { stack: name, status: plan.isNew ? "created" : "updated", plan, outputs, uploaded };
}

/** Takes over what is there already, and plans the rest. */
async function afterAdoption(target: Target, prepared: Prepared, options: DeployOptions) {
  const { cfn } = target;
  const { stackName, pipeline, assetsBucket, retained, common } = prepared;
  if (!retained) throw new Error("nothing to take over");
  const adoption = await makeChangeSet(
    cfn,
    {
      ...common,
      ChangeSetType: "IMPORT",
      TemplateURL: await uploadTemplate(target, assetsBucket, { pipeline, text: JSON.stringify(retained.template) }),
      ResourcesToImport: [...retained.imports],
    },
    options.signal,
  );
  await runChangeSet(target, stackName, { ...options, changeSet: adoption });
  return makeChangeSet(cfn, updateInput(prepared, false), options.signal);
}

/** The stack, once it can be updated: an operation that this very deployment began is watched to its end first. */
async function usableStack(
  target: Target,
  name: string,
  { changeSetName, options }: { readonly changeSetName: string; readonly options: DeployOptions },
): Promise<Stack | undefined> {
  const { cfn } = target;
  const stack = await findStack(cfn, name);
  if (isUnderWay(stack)) {
    if (!isOurs(stack, changeSetName)) requireResting(name, stack);
    options.tell(`${name} is in ${statusOfStack(stack)} since an earlier run of this deployment; following it.`);
    await watch(cfn, name, { ...options, after: undefined });
    return findStack(cfn, name);
  }
  if (isStuck(stack)) return unstuck(target, stack, { name, options });
  requireUsable(name, stack);
  if (!isStillborn(stack) && !(await isEmptyImport(target, stack))) return stack;
  options.tell(
    `The first creation of ${name} was rolled back. The stack holds nothing and is deleted before the next.`,
  );
  await removeStack(target, name, { ...options, onEvent: () => {} });
  return undefined;
}

/** An import that was rolled back leaves a stack that never had anything. */
async function isEmptyImport(target: Target, stack: Stack | undefined): Promise<boolean> {
  if (statusOfStack(stack) !== "IMPORT_ROLLBACK_COMPLETE") return false;
  return (await stackContent(target, stack?.StackName ?? "")).resources.length === 0;
}

/** The stack after the rollback that had failed was continued; as it was before when nobody wants that. */
async function unstuck(
  target: Target,
  stack: Stack | undefined,
  { name, options }: { readonly name: string; readonly options: DeployOptions },
): Promise<Stack | undefined> {
  const reason = stack?.StackStatusReason === undefined ? "" : ` (${stack.StackStatusReason.trim()})`;
  const question = `The last update of ${name} failed, and so did its rollback${reason}. Let CloudFormation continue the rollback?`;
  if (!(await options.approveRollback(question))) requireUsable(name, stack);
  await continueRollback(target, name, options);
  options.tell(`${name} is as it was before the update that failed.`);
  return findStack(target.cfn, name);
}

const isOurs = (stack: Stack | undefined, changeSetName: string): boolean =>
  stack?.ChangeSetId?.includes(`changeSet/${changeSetName}/`) ?? false;
