export type { AccessPointRoute, AccessRequest, ContextValues, RequestPrincipal } from "./access-request.ts";
export { checkDocument } from "./compile-policy.ts";
export type { DecidingStatement, Decision, MissingAllow } from "./decision.ts";
export { evaluate } from "./evaluate.ts";
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
