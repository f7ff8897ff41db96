export type { AccessPointRoute, AccessRequest, ContextValues, RequestPrincipal } from "./access-request.ts";
export { checkDocument } from "./compile-policy.ts";
export type { DecidingStatement, Decision, MissingAllow } from "./decision.ts";
export { evaluate } from "./evaluate.ts";
export { type Explanation, explain, type PolicyPart } from "./explain.ts";
export type {
  ConditionBlock,
  NamedPolicy,
  OneOrMany,
  PolicyDocument,
  PolicyStatement,
  PrincipalElement,
  PrincipalType,
} from "./policy-document.ts";
export type { PolicySet } from "./policy-set.ts";
export { isPublicPolicy } from "./public-policy.ts";
export { type Answer, ask, type ObjectProbe, type Path, requestOf, restricted } from "./review/ask.ts";
export { type Capability, capabilities } from "./review/capability.ts";
export { doorName, grantsThrough } from "./review/doors.ts";
export type { Grant, Layer, Refusal } from "./review/grant.ts";
export { type AccessReview, type ReviewedGrant, type ReviewedTenant, reviewAccess } from "./review/review.ts";
export { fromName, type ReviewPrincipal, reviewPrincipals } from "./review/review-principal.ts";
export type { ReviewSetting } from "./review/review-setting.ts";
export { bySeverity, type Risk, type Severity } from "./review/risk.ts";
export type {
  AccessPointState,
  AccessSnapshot,
  BlockSettings,
  BucketState,
  IdentityState,
  TableGrant,
} from "./review/snapshot.ts";
export { tableGrants } from "./review/table-grants.ts";
export { type PolicyDifference, policyDifference, sameMeaning } from "./same-meaning.ts";
export { accessPointPolicy, readerPolicy, tenantReadActions } from "./tenants/access-point-policy.ts";
export { checkTenants, type TenantProblem, tenantProblems } from "./tenants/check-tenants.ts";
export {
  type AccessPointPlace,
  accessPointArn,
  accessPointName,
  readerArns,
  type TenantScope,
} from "./tenants/tenant-scope.ts";
