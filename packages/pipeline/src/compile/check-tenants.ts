import { type AccessPointPlace, tenantProblems } from "@tributary/access";
import { TributaryError } from "@tributary/errors";
import type { PipelineDefinition } from "../definition/pipeline.ts";
import { at } from "../definition/place.ts";
import type { Tenant } from "../definition/tenant.ts";

// Part of an access point's name, which has 50 characters: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-restrictions-limitations.html
const tenantName = /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/;

/** Refuses bad tenant names, and two tenants that could own the same file. */
export function checkTenants({ name: pipeline, tenants, raw }: PipelineDefinition): void {
  const entries = Object.entries(tenants);
  for (const [index, [name, tenant]] of entries.entries()) {
    if (!tenantName.test(name)) {
      throw new TributaryError("TRB-PIP-013", `${JSON.stringify(name)} cannot be the name of a tenant.`, at(tenant));
    }
    const rival = entries.slice(0, index).find(([, earlier]) => overlap(earlier, tenant));
    if (rival) {
      const found = `Tenants ${rival[0]} (${scope(rival[1])}) and ${name} (${scope(tenant)}) own the same files.`;
      throw new TributaryError("TRB-PIP-011", found, at(tenant));
    }
  }
  const place: AccessPointPlace = { ...widest, pipeline, rawPrefix: raw.prefix };
  const scopes = entries.map(([name, tenant]) => ({ name, ...tenant }));
  const [problem] = tenantProblems(scopes, place);
  if (problem) {
    const { code, message } = problem.error;
    const guilty = tenants[problem.tenant];
    throw new TributaryError(code, message, guilty ? at(guilty) : {});
  }
}

/** Stage, account and Region are not known yet, so the longest ones stand in: what passes here passes in every deployment. */
const widest = {
  stage: "x".repeat(12),
  partition: "aws-us-gov",
  region: "ap-northeast-1",
  account: "000000000000",
} as const;

function overlap(one: Tenant, other: Tenant): boolean {
  if (one.prefix !== undefined && other.prefix !== undefined) {
    return one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix);
  }
  const { tags } = other;
  if (!one.tags || !tags) return false;
  // Only a tag that both name with different values keeps an object from carrying both sets.
  return Object.entries(one.tags).every(([key, value]) => !(key in tags) || tags[key] === value);
}

function scope({ prefix, tags }: Tenant): string {
  return (
    prefix ??
    Object.entries(tags ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(", ")
  );
}
