import type { PolicyStatement } from "@tributary/access";
import type { OpenedTenants } from "./open-tenants.ts";
import type { TenantStep } from "./plan-tenants.ts";

/** The plan as a person reads it: one line a change, and below it what changes in the policy. */
export function planText({ deployment, target, plan }: OpenedTenants): string {
  const { steps, unchanged, undeclared, foreign } = plan;
  const count = (kind: TenantStep["kind"]): number => steps.filter((step) => step.kind === kind).length;
  const lines = [
    `${deployment.pipeline}, stage ${deployment.stage}, account ${target.account}, ${target.where}`,
    ...steps.flatMap(stepLines),
    ...undeclared.map(({ name }) => `  - ${name}   of no tenant that is declared; apply --prune removes it`),
    ...foreign.map(({ name }) => `  ? ${name}   not this pipeline's, on the same bucket; left alone`),
    `${count("create")} to create, ${count("policy")} to change, ${count("replace")} to make anew, ${undeclared.length} no longer declared, ${unchanged.length} as declared`,
  ];
  return lines.join("\n");
}

export function stepLines(step: TenantStep): readonly string[] {
  const { name, vpc } = step.point;
  switch (step.kind) {
    case "create":
      return [`  + ${name}   ${vpc ?? "internet"}${hasReaders(step.point) ? "" : "   no readers"}`];
    case "replace":
      return [`  ! ${name}   is made anew: ${step.because}`];
    case "policy":
      return [
        `  ~ ${name}   policy${step.widens ? "   WIDENS" : ""}`,
        ...step.difference.added.map((statement) => `      + ${statementLine(statement)}`),
        ...step.difference.removed.map((statement) => `      - ${statementLine(statement)}`),
      ];
  }
}

const hasReaders = ({ policy }: TenantStep["point"]): boolean =>
  [policy.Statement].flat().some(({ Effect }) => Effect === "Allow");

function statementLine({ Sid, Effect, Principal, NotPrincipal, ...statement }: PolicyStatement): string {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const who = Principal ?? { not: NotPrincipal };
  const what = Action === undefined ? `everything but ${[NotAction].flat().join(", ")}` : [Action].flat().join(", ");
  const where = Resource === undefined ? `outside ${places(NotResource)}` : `on ${places(Resource)}`;
  const conditions = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `${operator} ${key} ${[values].flat().join(", ")}`),
  );
  const when = conditions.length > 0 ? ` if ${conditions.join(" and ")}` : "";
  return `${Sid ?? "statement"}: ${Effect} ${what} ${where} to ${typeof who === "string" ? who : JSON.stringify(who)}${when}`;
}

/** The access point is named in the line above; what counts is the folder. */
const places = (resources: PolicyStatement["Resource"]): string =>
  [resources ?? []]
    .flat()
    .map((name) =>
      name.replace(/^arn:[\w-]+:s3:[^:]*:\d*:accesspoint\/[^/]+\/object\//, "").replace(/^arn:.*\/[^/]+$/, "itself"),
    )
    .join(", ");

/** The plan for programs. */
export const planJson = ({ deployment, target, plan }: OpenedTenants): Readonly<Record<string, unknown>> => ({
  pipeline: deployment.pipeline,
  stage: deployment.stage,
  account: target.account,
  region: target.region,
  bucket: deployment.rawBucket,
  steps: plan.steps.map(({ point, ...step }) => ({ ...step, tenant: point.tenant, accessPoint: point.name })),
  undeclared: plan.undeclared.map(({ name }) => name),
  foreign: plan.foreign.map(({ name }) => name),
  unchanged: plan.unchanged.length,
});
