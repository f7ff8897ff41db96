import type { Blueprint } from "@tributary/pipeline";
import { type Target, withTarget } from "../access/target/open-target.ts";
import { Pace } from "../access/target/pace.ts";
import type { TenantsOptions } from "../commands/tenants.ts";
import { openPipeline } from "../definition/open-pipeline.ts";
import type { Io } from "../io.ts";
import type { DeclaredAccessPoint, DeployedAccessPoint } from "./access-point.ts";
import { declaredAccessPoints, type TenantDeployment, tenantDeployment } from "./declared-access-points.ts";
import { planTenants, type TenantPlan } from "./plan-tenants.ts";
import { readAccessPoints } from "./read-access-points.ts";

/** What is, what is declared, and what lies between. */
export interface OpenedTenants {
  readonly blueprint: Blueprint;
  readonly target: Target;
  readonly deployment: TenantDeployment;
  readonly declared: readonly DeclaredAccessPoint[];
  readonly deployed: readonly DeployedAccessPoint[];
  readonly plan: TenantPlan;
  readonly pace: Pace;
}

/** Reads the pipeline and the access points of one stage, then does the work with both. */
export async function withTenants<T>(
  io: Io,
  options: TenantsOptions,
  work: (opened: OpenedTenants) => Promise<T>,
): Promise<T> {
  const { blueprint } = await openPipeline(io, options);
  return withTarget(io, options, async (target) => {
    const deployment = tenantDeployment(blueprint, options.stage, target);
    const declared = declaredAccessPoints(blueprint, deployment);
    const pace = new Pace(options.rate);
    const deployed = await readAccessPoints(target, deployment.rawBucket, { pace, signal: io.signal });
    const plan = planTenants(declared, deployed, namePrefix(deployment));
    return work({ blueprint, target, deployment, declared, deployed, plan, pace });
  });
}

/** Access points of this stage begin with this. */
export const namePrefix = ({ pipeline, stage }: TenantDeployment): string => `${pipeline}-${stage}-`;
