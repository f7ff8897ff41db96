import { isTributaryError } from "@tributary/errors";
import type { AccessRequest, RequestPrincipal } from "./access-request.ts";
import { type CompiledStatement, compilePolicy, type StatementQuestion } from "./compile-policy.ts";
import { ConditionContext } from "./condition-context.ts";
import type { DecidingStatement, Decision, MissingAllow } from "./decision.ts";
import { checkPlace, namedBy } from "./named-by.ts";
import type { NamedPolicy } from "./policy-document.ts";
import type { PolicySet } from "./policy-set.ts";
import { type PrincipalMatch, stronger } from "./principal-match.ts";
import { sentenceFor } from "./sentence.ts";

/**
 * Decides one request as AWS does: an explicit Deny anywhere ends it; then every fence (service control policies,
 * boundary, session) must allow; then identity and resource policies, by the rules of same and cross account.
 *
 * Sources: IAM User Guide, "Policy evaluation logic"; S3 User Guide, "Configuring IAM policies for using access points".
 *
 * @example
 * evaluate(
 *   { principal, action: "s3:GetObject", resource: "arn:aws:s3:::claims/acme/a.pdf", resourceAccount: "111122223333" },
 *   { identity: [{ name: "role analyst", document }] },
 * ).allowed
 */
export function evaluate(request: AccessRequest, policies: PolicySet): Decision {
  try {
    return decide(request, policies);
  } catch (error) {
    if (!isTributaryError(error)) throw error;
    return denied(request, "not understood", error.message);
  }
}

/** Statements of one policy layer that speak of this request. */
interface Layer {
  readonly allows: readonly CompiledStatement[];
  readonly denies: readonly CompiledStatement[];
  /** How strongly the best Allow names the caller; identity layers always name it. */
  readonly grant: PrincipalMatch;
}

const empty: Layer = { allows: [], denies: [], grant: "none" };

function decide(request: AccessRequest, policies: PolicySet): Decision {
  const { principal, accessPoint } = request;
  const question = questionOf(request, accessPoint?.resource ?? request.resource);
  const bucketQuestion = { ...question, resource: request.resource };
  const identityLayer = (list: readonly NamedPolicy[] | undefined): Layer =>
    merge((list ?? []).map((policy) => layerOf(policy, question)));

  const identity = identityLayer(policies.identity);
  const fences: [MissingAllow, Layer][] = [];
  const levels = isOutOfServiceControl(principal) ? [] : (policies.serviceControl ?? []);
  for (const level of levels) fences.push(["service control", identityLayer(level)]);
  if (policies.boundary) fences.push(["boundary", identityLayer(policies.boundary)]);
  if (policies.session) fences.push(["session", identityLayer(policies.session)]);
  const resource = policies.resource ? layerOf(policies.resource, bucketQuestion, principal) : empty;
  const point = policies.accessPoint ? layerOf(policies.accessPoint, question, principal) : empty;

  const denies = [identity, ...fences.map(([, layer]) => layer), resource, point].flatMap((layer) => layer.denies);
  if (denies.length > 0) {
    const deciding = denies.map(decidingOf);
    return { allowed: false, reason: "explicit deny", deciding, sentence: sentenceFor(request, { denied: deciding }) };
  }

  const missing = missingAllow({ request, policies, identity, resource, point, fences });
  if (missing) return denied(request, missing);
  const deciding = [...identity.allows, ...resource.allows, ...point.allows].map(decidingOf);
  return { allowed: true, reason: "allowed", deciding, sentence: sentenceFor(request, { allowed: deciding }) };
}

interface Weighed {
  readonly request: AccessRequest;
  readonly policies: PolicySet;
  readonly identity: Layer;
  readonly resource: Layer;
  readonly point: Layer;
  readonly fences: readonly (readonly [MissingAllow, Layer])[];
}

function missingAllow({ request, policies, identity, resource, point, fences }: Weighed): MissingAllow | undefined {
  const { principal, accessPoint, resourceAccount } = request;
  const outsider = principal.type === "service" || principal.type === "anonymous" || principal.type === "federated";
  // An account's root may do everything as far as its own account is concerned; across accounts the other half is missing.
  const identityAllows = principal.type === "root" || identity.allows.length > 0;
  const sameAccount =
    !outsider &&
    principal.account === resourceAccount &&
    (accessPoint?.account ?? resourceAccount) === principal.account;
  const grants = (layer: Layer): boolean => grantsAlone(layer, { sameAccount, outsider });

  for (const [name, layer] of fences) {
    if (layer.allows.length > 0 || principal.type === "service") continue;
    const direct =
      name !== "service control" &&
      sameAccount &&
      passesFence(name, principal, resource) &&
      (!accessPoint || passesFence(name, principal, point));
    if (!direct) return name;
  }

  const resourceAllows = grants(resource);
  const pointAllows = !accessPoint || grants(point);
  if (policies.resourcePolicyRequired) {
    if (resource.grant === "none") return "resource";
    const alone = resourceAllows && (sameAccount || outsider);
    return alone || identityAllows ? undefined : "identity";
  }
  if (sameAccount) {
    if (identityAllows) return undefined;
    if (!pointAllows) return resourceAllows ? "access point" : "identity";
    return resourceAllows ? undefined : accessPoint ? "resource" : "identity";
  }
  if (!outsider && !identityAllows) return "identity";
  if (!pointAllows) return "access point";
  return resourceAllows ? undefined : "resource";
}

/** Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html, "Tasks and entities not restricted by SCPs". */
function isOutOfServiceControl({ type, roleArn = "" }: RequestPrincipal): boolean {
  return type === "service" || roleArn.includes(":role/aws-service-role/");
}

/** In the same account, naming only the account delegates to identity policies; across accounts it is the other half. */
function grantsAlone(layer: Layer, { sameAccount, outsider }: { sameAccount: boolean; outsider: boolean }): boolean {
  if (layer.grant === "none") return false;
  return !sameAccount || outsider || layer.grant !== "account";
}

/** A resource policy that names the session (or the user) itself is not held back by a boundary's or session policy's silence. */
function passesFence(fence: MissingAllow, principal: RequestPrincipal, resource: Layer): boolean {
  if (resource.grant === "self") return principal.type !== "user" || fence === "boundary";
  return false;
}

export function questionOf(request: AccessRequest, resource: string): StatementQuestion {
  const { principal, accessPoint } = request;
  // What follows from caller and resource stands last: a request cannot say otherwise.
  const context = new ConditionContext({
    ...request.context,
    ...(principal.account
      ? { "aws:PrincipalArn": principal.roleArn ?? principal.arn, "aws:PrincipalAccount": principal.account }
      : {}),
    "aws:ResourceAccount": request.resourceAccount,
    "aws:PrincipalIsAWSService": String(principal.type === "service"),
    ...(accessPoint
      ? { "s3:DataAccessPointArn": accessPoint.arn, "s3:DataAccessPointAccount": accessPoint.account }
      : {}),
  });
  return { action: request.action, resource, context };
}

function layerOf(policy: NamedPolicy, question: StatementQuestion, principal?: RequestPrincipal): Layer {
  const allows: CompiledStatement[] = [];
  const denies: CompiledStatement[] = [];
  let grant: PrincipalMatch = "none";
  for (const statement of compilePolicy(policy)) {
    checkPlace(statement, principal !== undefined);
    const named = principal ? namedBy(statement, principal) : "named";
    if (named === "none" || !statement.applies(question)) continue;
    if (statement.effect === "Deny") denies.push(statement);
    else {
      allows.push(statement);
      grant = stronger(grant, named);
    }
  }
  return { allows, denies, grant };
}

function merge(layers: readonly Layer[]): Layer {
  return {
    allows: layers.flatMap((layer) => layer.allows),
    denies: layers.flatMap((layer) => layer.denies),
    grant: "named",
  };
}

function decidingOf({ policy, index, source }: CompiledStatement): DecidingStatement {
  return { policy, position: index + 1, statement: source };
}

function denied(request: AccessRequest, missing: MissingAllow, why?: string): Decision {
  return {
    allowed: false,
    reason: "implicit deny",
    missing,
    deciding: [],
    sentence: sentenceFor(request, { missing, ...(why === undefined ? {} : { why }) }),
  };
}
