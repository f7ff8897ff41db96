import { GetTemplateCommand, type Stack } from "@aws-sdk/client-cloudformation";
import type { Template } from "@tributary/assembly";
import { type MadeChangeSet, makeChangeSet } from "./change-set.ts";
import type { Deployable } from "./deployable.ts";
import { type DeploymentPlan, type PlanLine, planLine } from "./deployment-plan.ts";
import { knownName } from "./known-name.ts";
import { withKnownValues } from "./known-values.ts";
import type { Prepared } from "./prepare-deployment.ts";
import { isBlank } from "./stack-state.ts";
import type { Target } from "./target.ts";
import { widenedAccess } from "./widened-access.ts";

export interface Planned {
  readonly plan: DeploymentPlan;
  /** Undefined when retained resources must be taken over first: only then CloudFormation can plan the rest. */
  readonly changeSet: MadeChangeSet | undefined;
}

/** What the deployment would change, as CloudFormation tells it. */
export async function planDeployment(
  target: Target,
  deployable: Deployable,
  { prepared, signal }: { readonly prepared: Prepared; readonly signal: AbortSignal },
): Promise<Planned> {
  const { stack, stackName, retained } = prepared;
  const { account, region } = target;
  const before = await deployedTemplate(target, stack);
  const known = { account, region, stage: prepared.stage };
  const facts = {
    stack: stackName,
    account,
    region,
    isNew: isBlank(stack),
    widened: widenedAccess(before && withKnownValues(before, known), withKnownValues(deployable.template, known)),
  };
  if (retained) {
    const adopted = new Set(retained.imports.map(({ LogicalResourceId }) => LogicalResourceId));
    const lines = Object.entries(deployable.template.Resources).map(
      ([resource, { Type }]): PlanLine => ({
        change: adopted.has(resource) ? "adopt" : "add",
        resource,
        name: knownName(resource),
        type: Type,
        properties: [],
      }),
    );
    return { plan: { ...facts, lines }, changeSet: undefined };
  }
  const changeSet = await makeChangeSet(target.cfn, updateInput(prepared, isBlank(stack)), signal);
  const lines = changeSet.changes.map(planLine);
  return { plan: { ...facts, lines, widened: changeSet.empty ? [] : facts.widened }, changeSet };
}

export const updateInput = ({ common, templateUrl }: Prepared, isNew: boolean) => ({
  ...common,
  ChangeSetType: isNew ? ("CREATE" as const) : ("UPDATE" as const),
  TemplateURL: templateUrl,
});

async function deployedTemplate({ cfn }: Target, stack: Stack | undefined): Promise<Template | undefined> {
  if (isBlank(stack) || stack?.StackName === undefined) return undefined;
  const { TemplateBody } = await cfn.send(
    new GetTemplateCommand({ StackName: stack.StackName, TemplateStage: "Original" }),
  );
  return TemplateBody === undefined ? undefined : (JSON.parse(TemplateBody) as Template);
}
