import {
  type AccessSnapshot,
  type PolicyDocument,
  type PolicyStatement,
  type Risk,
  sameMeaning,
} from "@tributary/access";
import { stackRoles, type Value } from "@tributary/assembly";
import type { Blueprint } from "@tributary/pipeline";
import type { TenantDeployment } from "../tenants/declared-access-points.ts";
import type { Drift } from "./drift.ts";
import { resolver } from "./resolve-intrinsics.ts";

export interface RoleDrift {
  readonly drift: readonly Drift[];
  /** A role of the stack that allows more, or to others, than it was deployed with. */
  readonly risks: readonly Risk[];
  /** Roles that were not found by their names. */
  readonly unread: readonly string[];
}

/** CloudFormation names a role after stack and logical name, and adds letters of its own. */
export const stackRolePrefixes = (blueprint: Blueprint, stage: string): readonly string[] =>
  Object.keys(stackRoles(blueprint)).map((id) => `${blueprint.name}-${stage}-${id}-`);

/** How the stack's own roles differ from what the pipeline declares: policies, added ones too, and who may assume them. */
export function roleDrift(
  blueprint: Blueprint,
  deployment: TenantDeployment,
  { identities }: Pick<AccessSnapshot, "identities">,
): RoleDrift {
  const stack = `${deployment.pipeline}-${deployment.stage}`;
  const resolve = resolver(deployment);
  const found: { drift: Drift; wider: boolean; arn: string }[] = [];
  const unread: string[] = [];
  for (const [id, { Properties }] of Object.entries(stackRoles(blueprint))) {
    const role = identities.find(({ type, name }) => type === "role" && name.startsWith(`${stack}-${id}-`));
    if (!role) {
      unread.push(`role ${id} of the stack: there is none named ${stack}-${id}-..., so it was not compared`);
      continue;
    }
    const inline = [Properties.Policies ?? []].flat() as { readonly PolicyDocument: Value }[];
    const declared = inline.flatMap(({ PolicyDocument }) => statementsOf(resolve(PolicyDocument)));
    const has = role.policies.flatMap(({ document }) => statementsOf(document));
    const policies = compare(declared, has, stack);
    const trust = compare(
      statementsOf(resolve(Properties.AssumeRolePolicyDocument ?? {})),
      statementsOf(role.trust),
      stack,
    );
    const lines = [
      ...policies.lacking.map((one) => `lacks ${JSON.stringify(one)}`),
      ...policies.added.map((one) => `has ${JSON.stringify(one)}`),
      ...trust.lacking.map((one) => `its trust lacks ${JSON.stringify(one)}`),
      ...trust.added.map((one) => `its trust has ${JSON.stringify(one)}`),
    ];
    if (lines.length === 0) continue;
    const wider = [...policies.added, ...trust.added].some(({ Effect }) => Effect === "Allow");
    found.push({ drift: { what: `role ${role.name}`, found: lines, remedy }, wider, arn: role.arn });
  }
  return {
    drift: found.map(({ drift }) => drift),
    risks: found
      .filter(({ wider }) => wider)
      .map(({ drift, arn }) => ({
        rule: "stack-role-changed",
        severity: "high",
        title: `The pipeline's own ${drift.what} allows more than it was deployed with`,
        principal: arn,
        evidence: drift.found.filter((line) => /^(?:has|its trust has) /.test(line)).slice(0, 6),
        remedy,
      })),
    unread,
  };
}

const remedy = "Take out by hand what was added by hand, then deploy the stack again.";

const statementsOf = (document: unknown): readonly PolicyStatement[] =>
  [(document as PolicyDocument | undefined)?.Statement ?? []].flat();

interface Compared {
  readonly lacking: readonly PolicyStatement[];
  readonly added: readonly PolicyStatement[];
}

function compare(declared: readonly PolicyStatement[], has: readonly PolicyStatement[], stack: string): Compared {
  const left = [...declared];
  const added = has.filter((statement) => {
    const at = left.findIndex((one) => isSame(one, statement, stack));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { lacking: left, added };
}

function isSame(declared: PolicyStatement, has: PolicyStatement, stack: string): boolean {
  const bare = (statement: PolicyStatement): PolicyDocument => ({ Statement: { ...statement, Resource: "*" } });
  if (!sameMeaning(bare(declared), bare(has))) return false;
  const [wanted, given] = [declared, has].map(({ Resource }) => [Resource ?? []].flat()) as [string[], string[]];
  return wanted.length === given.length && wanted.every((name) => given.some((is) => isNamed(name, is, stack)));
}

/** A resource whose ARN only AWS knows bears the stack's name; a wildcard never does for it. */
function isNamed(declared: string, is: string, stack: string): boolean {
  if (declared === is) return true;
  if (!/^\$\{[\w.]+\}$/.test(declared)) return false;
  return is.startsWith("arn:") && is.includes(stack) && !/[*?]/.test(is.replace(/:\*$/, ""));
}
