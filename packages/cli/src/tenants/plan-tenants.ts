import { type PolicyDifference, policyDifference, sameMeaning } from "@tributary/access";
import type { DeclaredAccessPoint, DeployedAccessPoint } from "./access-point.ts";
import { widens } from "./widens.ts";

/** One change of one access point. */
export type TenantStep =
  | { readonly kind: "create"; readonly point: DeclaredAccessPoint }
  | {
      readonly kind: "policy";
      readonly point: DeclaredAccessPoint;
      readonly difference: PolicyDifference;
      readonly widens: boolean;
    }
  /** Network origin and Block Public Access are fixed for an access point's life, so it is made anew. */
  | { readonly kind: "replace"; readonly point: DeclaredAccessPoint; readonly because: string };

export interface TenantPlan {
  readonly steps: readonly TenantStep[];
  /** Tenants whose access point is as declared. */
  readonly unchanged: readonly string[];
  /** Named as this stage names its access points, but of no tenant that is declared. */
  readonly undeclared: readonly DeployedAccessPoint[];
  /** On the same bucket, of another name: somebody else's door to the same files. */
  readonly foreign: readonly DeployedAccessPoint[];
}

/** What has to be done so that what is becomes what is declared, and nothing beyond. */
export function planTenants(
  declared: readonly DeclaredAccessPoint[],
  deployed: readonly DeployedAccessPoint[],
  namePrefix: string,
): TenantPlan {
  const there = new Map(deployed.map((point) => [point.name, point]));
  const wanted = new Set(declared.map(({ name }) => name));
  const others = deployed.filter(({ name }) => !wanted.has(name));
  const steps: TenantStep[] = [];
  const unchanged: string[] = [];
  for (const point of declared) {
    const step = stepFor(point, there.get(point.name));
    if (step) steps.push(step);
    else unchanged.push(point.tenant);
  }
  return {
    steps,
    unchanged,
    undeclared: others.filter(({ name }) => name.startsWith(namePrefix)),
    foreign: others.filter(({ name }) => !name.startsWith(namePrefix)),
  };
}

function stepFor(point: DeclaredAccessPoint, is: DeployedAccessPoint | undefined): TenantStep | undefined {
  if (!is) return { kind: "create", point };
  const because = fixedDifference(point, is);
  if (because !== undefined) return { kind: "replace", point, because };
  if (sameMeaning(point.policy, is.policy)) return undefined;
  const difference = policyDifference(is.policy, point.policy);
  return { kind: "policy", point, difference, widens: widens(difference) };
}

function fixedDifference(point: DeclaredAccessPoint, is: DeployedAccessPoint): string | undefined {
  if (is.bucket !== point.bucket) return `it stands on bucket ${is.bucket}`;
  if (is.vpc !== point.vpc) return `it answers to ${is.vpc ?? "the internet"}, not to ${point.vpc ?? "the internet"}`;
  const off = Object.entries(is.publicAccessBlock).flatMap(([setting, on]) => (on ? [] : [setting]));
  return off.length > 0 ? `Block Public Access is off: ${off.join(", ")}` : undefined;
}
