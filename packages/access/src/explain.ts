import { isTributaryError } from "@tributary/errors";
import type { AccessRequest, RequestPrincipal } from "./access-request.ts";
import { type CompiledStatement, compilePolicy, type StatementQuestion } from "./compile-policy.ts";
import { compileCondition } from "./condition/compile-condition.ts";
import type { Decision } from "./decision.ts";
import { evaluate, questionOf } from "./evaluate.ts";
import { checkPlace, namedBy } from "./named-by.ts";
import type { NamedPolicy } from "./policy-document.ts";
import type { PolicySet } from "./policy-set.ts";

/** What one policy has to say of a request. */
export interface PolicyPart {
  readonly policy: string;
  readonly layer: "identity" | "boundary" | "session" | "service control" | "resource" | "access point";
  readonly says: "allows" | "denies" | "nothing" | "not understood";
  /** One sentence for each statement, in the policy's order. */
  readonly statements: readonly string[];
}

export interface Explanation {
  readonly decision: Decision;
  readonly parts: readonly PolicyPart[];
}

/**
 * The decision, and what each policy contributes: which statements speak of the request, and why the others do not.
 *
 * @example
 * explain(request, policies).parts.map(({ policy, says }) => `${policy}: ${says}`);
 */
export function explain(request: AccessRequest, policies: PolicySet): Explanation {
  const question = questionOf(request, request.accessPoint?.resource ?? request.resource);
  const atBucket = { ...question, resource: request.resource };
  const { principal } = request;
  const identity = (layer: PolicyPart["layer"], list: readonly NamedPolicy[] = []): PolicyPart[] =>
    list.map((policy) => partOf({ layer, policy, question }));
  const parts = [
    ...identity("identity", policies.identity),
    ...identity("boundary", policies.boundary),
    ...identity("session", policies.session),
    ...(policies.serviceControl ?? []).flatMap((level) => identity("service control", level)),
    ...(policies.accessPoint
      ? [partOf({ layer: "access point", policy: policies.accessPoint, question, principal })]
      : []),
    ...(policies.resource
      ? [partOf({ layer: "resource", policy: policies.resource, question: atBucket, principal })]
      : []),
  ];
  return { decision: evaluate(request, policies), parts };
}

interface Asked {
  readonly layer: PolicyPart["layer"];
  readonly policy: NamedPolicy;
  readonly question: StatementQuestion;
  /** Given for policies that name principals. */
  readonly principal?: RequestPrincipal;
}

function partOf({ layer, policy, question, principal }: Asked): PolicyPart {
  try {
    const told = compilePolicy(policy).map((statement) => {
      checkPlace(statement, principal !== undefined);
      const not = whyNot(statement, question, principal);
      return { statement, not };
    });
    const speaking = told.filter(({ not }) => not === undefined).map(({ statement }) => statement.effect);
    return {
      policy: policy.name,
      layer,
      says: speaking.includes("Deny") ? "denies" : speaking.includes("Allow") ? "allows" : "nothing",
      statements: told.map(({ statement, not }) => sentence(statement, not)),
    };
  } catch (error) {
    if (!isTributaryError(error)) throw error;
    return { policy: policy.name, layer, says: "not understood", statements: [error.message] };
  }
}

function sentence({ index, source, effect }: CompiledStatement, not: string | undefined): string {
  const name = source.Sid === undefined ? `statement ${index + 1}` : `statement ${source.Sid}`;
  if (not === undefined) return `${name} ${effect === "Allow" ? "allows" : "denies"} it`;
  return `${name} (${effect}) does not apply: ${not}`;
}

/** The first thing that keeps a statement from applying; undefined when it applies. */
function whyNot(
  statement: CompiledStatement,
  question: StatementQuestion,
  principal: RequestPrincipal | undefined,
): string | undefined {
  const { source } = statement;
  if (principal && namedBy(statement, principal) === "none") return `it is about ${named(statement)}`;
  if (!statement.action(question)) return `it is about ${listed(source.Action, source.NotAction)}`;
  if (!statement.resource(question)) return `it is about ${listed(source.Resource, source.NotResource)}`;
  if (statement.condition(question.context)) return undefined;
  for (const [operator, keys] of Object.entries(source.Condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      const { effect, variables } = statement;
      if (compileCondition({ [operator]: { [key]: values } }, { effect, variables })(question.context)) continue;
      const found = question.context.get(key)?.join(", ");
      return `${operator} ${key} ${[values].flat().join(", ")} does not hold, ${found === undefined ? "the request has none" : `it is ${found}`}`;
    }
  }
  return "its condition does not hold";
}

function named({ principal, notPrincipal }: CompiledStatement): string {
  const names = principal ?? notPrincipal ?? "*";
  const text = typeof names === "string" ? names : Object.values(names).flat().join(", ");
  return principal === undefined ? `everyone but ${text}` : text;
}

function listed(values: unknown, notValues: unknown): string {
  const text = [values ?? notValues].flat().join(", ");
  return values === undefined ? `everything but ${text}` : text;
}
