import { TributaryError } from "@tributary/errors";
import { resourcePattern } from "./arn-pattern.ts";
import { checkPrincipal } from "./check-principal.ts";
import { compileCondition } from "./condition/compile-condition.ts";
import type { ConditionContext } from "./condition-context.ts";
import { checkLetters, glob } from "./glob.ts";
import type { NamedPolicy, OneOrMany, PolicyDocument, PolicyStatement, PrincipalElement } from "./policy-document.ts";
import { fillVariables } from "./policy-variables.ts";

/** A statement ready to be asked, with the place it stands at. */
export interface CompiledStatement {
  readonly policy: string;
  readonly index: number;
  readonly source: PolicyStatement;
  readonly effect: "Allow" | "Deny";
  /** Whether `${...}` is a variable in this policy's version. */
  readonly variables: boolean;
  readonly principal?: PrincipalElement;
  readonly notPrincipal?: PrincipalElement;
  /** Action, resource and condition hold. The principal is asked apart: its meaning differs by account. */
  readonly applies: (question: StatementQuestion) => boolean;
  /** The same, part by part, for telling why a statement does not apply. */
  readonly action: (question: StatementQuestion) => boolean;
  readonly resource: (question: StatementQuestion) => boolean;
  readonly condition: (context: ConditionContext) => boolean;
}

export interface StatementQuestion {
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
}

const known = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);
const knownAbove = new Set(["Version", "Id", "Statement"]);
const cache = new WeakMap<PolicyDocument, readonly CompiledStatement[]>();

/**
 * Compiles a policy document once; later calls with the same object are answered from memory.
 *
 * @throws TributaryError `TRB-ACC-001` for an element, operator or form that IAM does not define
 */
export function compilePolicy(policy: NamedPolicy): readonly CompiledStatement[] {
  const compiledBefore = cache.get(policy.document);
  if (compiledBefore?.[0]?.policy === policy.name) return compiledBefore;
  const compiled = statementsOf(policy).map((statement, index) => compileStatement(policy, statement, index));
  cache.set(policy.document, compiled);
  return compiled;
}

function statementsOf({ name, document }: NamedPolicy): readonly PolicyStatement[] {
  const statements: unknown = document?.Statement;
  if (statements === undefined || statements === null || typeof statements !== "object")
    throw unreadable(name, "it has no Statement");
  for (const element of Object.keys(document))
    if (!knownAbove.has(element)) throw unreadable(name, `element ${element} is unknown`);
  const version: unknown = document.Version;
  if (version !== undefined && version !== "2012-10-17" && version !== "2008-10-17")
    throw unreadable(name, `version ${String(version)} is unknown`);
  return [document.Statement].flat();
}

function compileStatement({ name, document }: NamedPolicy, source: PolicyStatement, index: number): CompiledStatement {
  const policy = name;
  // "Variables and tags": before version 2012-10-17, and without a version, `${...}` is plain text.
  const variables = document.Version === "2012-10-17";
  const complain = (problem: string): TributaryError => unreadable(policy, `statement ${index + 1}: ${problem}`);
  for (const element of Object.keys(source)) if (!known.has(element)) throw complain(`element ${element} is unknown`);
  if (source.Effect !== "Allow" && source.Effect !== "Deny") throw complain(`Effect is ${String(source.Effect)}`);
  if ((source.Action === undefined) === (source.NotAction === undefined))
    throw complain("exactly one of Action and NotAction must stand");
  if (source.Resource !== undefined && source.NotResource !== undefined)
    throw complain("Resource and NotResource exclude each other");
  if (source.Principal !== undefined && source.NotPrincipal !== undefined)
    throw complain("Principal and NotPrincipal exclude each other");
  try {
    if (source.Principal !== undefined) checkPrincipal(source.Principal, source.Effect);
    if (source.NotPrincipal !== undefined) checkPrincipal(source.NotPrincipal, "Deny");
    const action = actionTest(source);
    const resource = resourceTest(source, variables);
    const condition = compileCondition(source.Condition ?? {}, { effect: source.Effect, variables });
    return {
      policy,
      index,
      source,
      effect: source.Effect,
      variables,
      ...(source.Principal === undefined ? {} : { principal: source.Principal }),
      ...(source.NotPrincipal === undefined ? {} : { notPrincipal: source.NotPrincipal }),
      action: (question) => action(question.action),
      resource,
      condition,
      applies: (question) => action(question.action) && resource(question) && condition(question.context),
    };
  } catch (cause) {
    if (cause instanceof TributaryError) throw cause;
    throw complain(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Action names are compared without regard to case. */
function actionTest(source: PolicyStatement): (action: string) => boolean {
  const names = texts("Action", source.Action ?? source.NotAction);
  // A Deny of `GetObject` would hold back nothing; AWS takes no such name.
  for (const name of names)
    if (!/^(?:\*|[\w*?-]+:[\w*?]+)$/.test(name)) throw new Error(`action ${name} is no service:Operation`);
  const patterns = names.map((pattern) => glob(pattern.toLowerCase()));
  const listed = (action: string): boolean => patterns.some((test) => test(action.toLowerCase()));
  return source.NotAction === undefined ? listed : (action) => !listed(action);
}

/** A statement without Resource (trust policies, some key policies) speaks of the resource it is attached to. */
function resourceTest(source: PolicyStatement, variables: boolean): (question: StatementQuestion) => boolean {
  const element = source.Resource ?? source.NotResource;
  if (element === undefined) return () => true;
  const names = texts("Resource", element);
  for (const name of names) if (!/^(?:\*|arn:)/.test(name)) throw new Error(`resource ${name} is neither an ARN nor *`);
  const patterns = names.map((pattern) => resourceMatcher(pattern, variables));
  const listed = (question: StatementQuestion): boolean => patterns.some((test) => test(question));
  return source.NotResource === undefined ? listed : (question) => !listed(question);
}

function resourceMatcher(pattern: string, variables: boolean): (question: StatementQuestion) => boolean {
  if (!variables || !pattern.includes("${")) {
    const test = resourcePattern(pattern);
    return ({ resource }) => test(resource);
  }
  return ({ resource, context }) => {
    const filled = fillVariables(pattern, context);
    return filled !== undefined && resourcePattern(filled)(resource);
  };
}

function texts(element: string, value: OneOrMany<string> | undefined): readonly string[] {
  const list: readonly unknown[] = [value].flat();
  return list.map((each) => {
    if (typeof each !== "string" || each === "") throw new Error(`${element} must be a text or a list of texts`);
    checkLetters(element, each);
    return each;
  });
}

function unreadable(policy: string, problem: string): TributaryError {
  return new TributaryError("TRB-ACC-001", `Cannot read ${policy}: ${problem}`);
}

/** Throws `TRB-ACC-001` when a document has something that IAM does not define. */
export function checkDocument(policy: NamedPolicy): void {
  compilePolicy(policy);
}
