import type { AccessRequest } from "../access-request.ts";
import type { Decision } from "../decision.ts";
import { evaluate } from "../evaluate.ts";
import type { NamedPolicy } from "../policy-document.ts";
import type { PolicySet } from "../policy-set.ts";
import { isPublicPolicy } from "../public-policy.ts";
import { isBucketAction } from "./capability.ts";
import { type Assignment, conditionAssignments } from "./condition-assignments.ts";
import type { ReviewPrincipal } from "./review-principal.ts";
import type { AccessPointState, AccessSnapshot, BucketState } from "./snapshot.ts";
import { variableAssignments } from "./variable-assignments.ts";

/** One door to an object: the bucket itself, or an access point. */
export interface Path {
  readonly bucket: BucketState;
  readonly point?: AccessPointState;
}

export interface ObjectProbe {
  readonly key: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface Question {
  readonly principal: ReviewPrincipal;
  readonly action: string;
  readonly path: Path;
  readonly object: ObjectProbe;
  /** More of the request, such as the VPC it comes from. */
  readonly context?: Assignment;
}

export interface Answer {
  readonly decision: Decision;
  /** Condition keys the request must have beyond what every request has: `aws:sourcevpc = vpc-1`. */
  readonly conditions: readonly string[];
}

/** Documentation addresses (RFC 5737), which no policy means. */
const somewhere = "203.0.113.99";

/** The request and the policies as the evaluator takes them. */
export function requestOf(
  { principal, action, path, object, context = {} }: Question,
  snapshot: AccessSnapshot,
): { readonly request: AccessRequest; readonly policies: PolicySet } {
  const { bucket, point } = path;
  const arn = `arn:${snapshot.partition}:s3:::${bucket.name}`;
  const atBucket = isBucketAction(action);
  const { account, type } = principal.request;
  const request: AccessRequest = {
    principal: principal.request,
    action,
    resource: atBucket ? arn : `${arn}/${object.key}`,
    resourceAccount: bucket.account,
    context: {
      "aws:SecureTransport": "true",
      "aws:SourceIp": somewhere,
      "aws:RequestedRegion": snapshot.region,
      "s3:ResourceAccount": bucket.account,
      ...(account !== "" && {
        "aws:PrincipalType": type === "user" ? "User" : "AssumedRole",
        ...(type === "user" && { "aws:username": principal.request.arn.split("/").at(-1) ?? "" }),
        "aws:userid": `AROAREVIEW:${principal.request.arn.split("/").at(-1)}`,
      }),
      ...(atBucket && { "s3:prefix": object.key }),
      ...(point && { "s3:AccessPointNetworkOrigin": point.vpc === undefined ? "Internet" : "VPC" }),
      ...(point?.vpc !== undefined && { "aws:SourceVpc": point.vpc }),
      ...(atBucket
        ? {}
        : Object.fromEntries(
            Object.entries(object.tags ?? {}).map(([key, value]) => [`s3:ExistingObjectTag/${key}`, value]),
          )),
      ...context,
    },
    ...(point && {
      accessPoint: {
        arn: point.arn,
        account: point.account,
        resource: atBucket ? point.arn : `${point.arn}/object/${object.key}`,
      },
    }),
  };
  return { request, policies: policiesOf(principal, path) };
}

const names = new WeakMap<object, NamedPolicy>();

/** Named once for each document, so that it is compiled once. */
function named(name: () => string, document: NamedPolicy["document"]): NamedPolicy {
  const known = names.get(document);
  if (known) return known;
  const made = { name: name(), document };
  names.set(document, made);
  return made;
}

export const bucketPolicyOf = ({ name, policy }: BucketState): NamedPolicy | undefined =>
  policy && named(() => `bucket policy of ${name}`, policy);

export const pointPolicyOf = ({ name, policy }: AccessPointState): NamedPolicy | undefined =>
  policy && named(() => `access point policy of ${name}`, policy);

function policiesOf({ identity, boundary }: ReviewPrincipal, { bucket, point }: Path): PolicySet {
  const resource = bucketPolicyOf(bucket);
  const accessPoint = point && pointPolicyOf(point);
  return {
    identity,
    ...(boundary && { boundary }),
    ...(resource && { resource }),
    ...(accessPoint && { accessPoint }),
  };
}

/** One decision, with what S3 does before policies are asked. */
export function decide(question: Question, snapshot: AccessSnapshot): Decision {
  const { request, policies } = requestOf(question, snapshot);
  const decision = evaluate(request, policies);
  const shut = decision.allowed ? restricted(question, snapshot) : undefined;
  if (shut === undefined) return decision;
  return {
    allowed: false,
    reason: "explicit deny",
    deciding: [],
    sentence: `${request.principal.arn} may not: ${shut}.`,
  };
}

/** RestrictPublicBuckets: a public policy speaks only to the owner's account and to AWS services. */
export function restricted(
  { principal, path: { bucket, point } }: Question,
  snapshot: AccessSnapshot,
): string | undefined {
  if (principal.request.type === "service" || principal.request.account === bucket.account) return undefined;
  const open = [bucket.policy, point?.policy].some((policy) => policy !== undefined && isPublicPolicy(policy));
  const held =
    snapshot.accountBlock?.RestrictPublicBuckets ||
    bucket.block?.RestrictPublicBuckets ||
    point?.block.RestrictPublicBuckets;
  return open && held
    ? "the policy is public, and Block Public Access (RestrictPublicBuckets) shuts it to others"
    : undefined;
}

/** The decision, under whatever conditions it takes; `conditions` names those that are needed. */
export function ask(question: Question, snapshot: AccessSnapshot): Answer {
  const plain = decide(question, snapshot);
  const fixed = question.path.point?.vpc === undefined ? [] : [`aws:sourcevpc = ${question.path.point.vpc}`];
  if (plain.allowed) return { decision: plain, conditions: fixed };
  for (const context of attempts(question, snapshot)) {
    const decision = decide({ ...question, context: { ...question.context, ...context } }, snapshot);
    if (!decision.allowed) continue;
    const needed = Object.keys(context).filter((key) => {
      const { [key]: _left, ...rest } = context;
      return !decide({ ...question, context: { ...question.context, ...rest } }, snapshot).allowed;
    });
    return { decision, conditions: [...fixed, ...needed.map((key) => `${key} = ${context[key]}`)] };
  }
  return { decision: plain, conditions: [] };
}

/** At most so many contexts are tried: each alone, then all together. */
const mostAttempts = 12;

function attempts(question: Question, snapshot: AccessSnapshot): readonly Assignment[] {
  const { principal, path, object } = question;
  const { resource, accessPoint } = requestOf(question, snapshot).request;
  const documents = [...principal.identity.map(({ document }) => document), path.bucket.policy, path.point?.policy];
  const own = Object.keys(object.tags ?? {}).map((key) => `s3:existingobjecttag/${key}`.toLowerCase());
  const all = documents
    .flatMap((document) =>
      document
        ? [...conditionAssignments(document), ...variableAssignments(document, accessPoint?.resource ?? resource)]
        : [],
    )
    // What the object is tagged with is a fact, not a circumstance.
    .filter((assignment) => !Object.keys(assignment).some((key) => own.includes(key)));
  if (all.length === 0) return [];
  const together: Assignment = Object.assign({}, ...all.toReversed());
  return [...all.slice(0, mostAttempts - 1), ...(all.length > 1 ? [together] : [])];
}
