import type { TenantScope } from "../tenants/tenant-scope.ts";
import { accessPointName, readerArns } from "../tenants/tenant-scope.ts";
import { findGrants } from "./find-grants.ts";
import type { Grant, Refusal } from "./grant.ts";
import { grantRisks, isExpected } from "./grant-risks.ts";
import { outside } from "./outside.ts";
import { type ReviewPrincipal, reviewPrincipals } from "./review-principal.ts";
import type { ReviewSetting } from "./review-setting.ts";
import { bySeverity, type Risk } from "./risk.ts";
import { settingRisks } from "./setting-risks.ts";
import type { AccessSnapshot } from "./snapshot.ts";

/** A way that is there, and whether the pipeline means it. */
export interface ReviewedGrant extends Grant {
  readonly expected: boolean;
}

export interface ReviewedTenant extends Pick<TenantScope, "name" | "prefix" | "tags" | "vpc"> {
  readonly accessPoint: string;
  readonly readers: readonly string[];
}

/** Who can do what, what is wrong with that, and what could not be seen. Plain JSON. */
export interface AccessReview {
  readonly pipeline: string;
  readonly stage: string;
  readonly account: string;
  readonly region: string;
  readonly tenants: readonly ReviewedTenant[];
  readonly principals: readonly Pick<ReviewPrincipal, "id" | "label" | "kind" | "assumed" | "missing">[];
  readonly grants: readonly ReviewedGrant[];
  readonly refusals: readonly Refusal[];
  /** High ones first. */
  readonly risks: readonly Risk[];
  /** What was to be looked at and could not be. */
  readonly unread: readonly string[];
  /** What no review of this kind looks at. */
  readonly outside: readonly string[];
}

/**
 * Judges a snapshot of what is deployed against what the pipeline declares.
 *
 * @example
 * reviewAccess(setting, snapshot).risks.filter(({ severity }) => severity === "high");
 */
export function reviewAccess(setting: ReviewSetting, snapshot: AccessSnapshot): AccessReview {
  const principals = reviewPrincipals(setting, snapshot);
  const byId = new Map(principals.map((principal) => [principal.id, principal]));
  const { grants, refusals } = findGrants(setting, snapshot, principals);
  const risks = [...grantRisks(grants, byId, { setting, snapshot }), ...settingRisks(setting, snapshot, principals)];
  return {
    pipeline: setting.pipeline,
    stage: setting.stage,
    account: snapshot.account,
    region: snapshot.region,
    tenants: setting.tenants.map((tenant) => ({
      name: tenant.name,
      ...(tenant.prefix !== undefined && { prefix: tenant.prefix }),
      ...(tenant.tags && { tags: tenant.tags }),
      ...(tenant.vpc !== undefined && { vpc: tenant.vpc }),
      accessPoint: accessPointName(setting, tenant.name),
      readers: readerArns(tenant, snapshot),
    })),
    principals: principals.map(({ id, label, kind, assumed, missing }) => ({
      id,
      label,
      kind,
      ...(assumed !== undefined && { assumed }),
      ...(missing && { missing }),
    })),
    grants: grants.map((grant) => {
      const principal = byId.get(grant.principal);
      return { ...grant, expected: principal !== undefined && isExpected(grant, principal, setting, snapshot) };
    }),
    refusals,
    risks: risks.sort(bySeverity),
    unread: snapshot.unread,
    outside: outside(snapshot),
  };
}
