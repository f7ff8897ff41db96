import { type AccessPointPlace, accessPointName, accessPointPolicy, checkTenants } from "@tributary/access";
import type { Blueprint } from "@tributary/pipeline";
import type { Target } from "../access/target/open-target.ts";
import type { DeclaredAccessPoint } from "./access-point.ts";

/** One stage of a pipeline in one account: where its tenants' access points belong. */
export interface TenantDeployment extends AccessPointPlace {
  readonly rawBucket: string;
  readonly lakeBucket: string;
}

export function tenantDeployment(
  blueprint: Blueprint,
  stage: string,
  { account, region, partition }: Pick<Target, "account" | "region" | "partition">,
): TenantDeployment {
  const { name, raw, lake } = blueprint;
  return {
    pipeline: name,
    stage,
    account,
    region,
    partition,
    rawPrefix: raw.prefix,
    rawBucket: `${raw.bucket}-${stage}-${account}`,
    lakeBucket: `${lake.bucket}-${stage}-${account}`,
  };
}

/** What the pipeline wants there to be: one access point a tenant, its policy checked before anything is asked of AWS. */
export function declaredAccessPoints(
  { tenants }: Pick<Blueprint, "tenants">,
  deployment: TenantDeployment,
): readonly DeclaredAccessPoint[] {
  checkTenants(tenants, deployment);
  return tenants.map((tenant) => {
    return {
      tenant: tenant.name,
      name: accessPointName(deployment, tenant.name),
      bucket: deployment.rawBucket,
      ...(tenant.vpc !== undefined && { vpc: tenant.vpc }),
      policy: accessPointPolicy(tenant, deployment),
    };
  });
}
