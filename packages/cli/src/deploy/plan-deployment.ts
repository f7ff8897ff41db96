import type { Resource } from "@tributary/assembly";
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
  const { stack, stackName, retained, before } = prepared;
  const { account, region } = target;
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
    const wanted = deployable.template.Resources;
    const lines = Object.entries({ ...before?.Resources, ...wanted }).flatMap(([resource, { Type }]): PlanLine[] => {
      const change = adopted.has(resource) ? "adopt" : changeOf(before?.Resources[resource], wanted[resource]);
      return change ? [{ change, resource, name: knownName(resource), type: Type, properties: [] }] : [];
    });
    return { plan: { ...facts, lines }, changeSet: undefined };
  }
  const changeSet = await makeChangeSet(target.cfn, updateInput(prepared, isBlank(stack)), signal);
  const lines = changeSet.changes.map(planLine);
  return { plan: { ...facts, lines, widened: changeSet.empty ? [] : facts.widened }, changeSet };
}

/** Until what is there is taken over, CloudFormation plans nothing; so the templates are compared. */
function changeOf(before: Resource | undefined, wanted: Resource | undefined): PlanLine["change"] | undefined {
  if (!before) return "add";
  if (!wanted) return before.DeletionPolicy === undefined ? "remove" : "leave behind";
  return JSON.stringify(before) === JSON.stringify(wanted) ? undefined : "change";
}

export const updateInput = ({ common, templateUrl }: Prepared, isNew: boolean) => ({
  ...common,
  ChangeSetType: isNew ? ("CREATE" as const) : ("UPDATE" as const),
  TemplateURL: templateUrl,
});
