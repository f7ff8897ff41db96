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
