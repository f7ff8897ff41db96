import { TributaryError } from "@tributary/errors";
import type { CatchNode, RetryRule } from "../states/error-rules.ts";
import type { ErrorRules } from "../states/print-errors.ts";
import { type CatchRules, Caught } from "./caught.ts";
import type { ResultOptions, StateOptions } from "./options.ts";
import { errorScope, resultScope, scope } from "./scope.ts";
import type { Assignments } from "./variables.ts";

interface Payload {
  readonly comment?: string;
  readonly output?: unknown;
  readonly assign?: Readonly<Record<string, unknown>>;
}

/** Fields that are functions of what the state can refer to. */
interface PayloadOptions<S> {
  readonly comment?: string;
  readonly output?: (scope: S) => unknown;
  readonly assign?: (scope: S) => Readonly<Record<string, unknown>>;
}

/** The author's functions called. */
export function readPayload<S>(options: PayloadOptions<S>, around: S): Payload {
  return {
    ...(options.comment !== undefined && { comment: options.comment }),
    ...(options.assign && { assign: options.assign(around) }),
    ...(options.output && { output: options.output(around) }),
  };
}

/** The fields every state shares. */
export function readStateOptions<In, Vars extends object>(options: StateOptions<In, Vars> | undefined): Payload {
  return options ? readPayload(options, scope<In, Vars>()) : {};
}

export function readResultOptions<In, Vars extends object, Result, Errors extends string>(
  options: ResultOptions<In, Vars, Result, unknown, Assignments, CatchRules<In, Vars, Errors>, Errors> | undefined,
): Payload & ErrorRules {
  if (!options) return {};
  return {
    ...readPayload(options, resultScope<In, Vars, Result>()),
    ...(options.retry && { retry: options.retry.map(plainRetry) }),
    ...(options.catch && { catch: readCatch(options.catch) }),
  };
}

function plainRetry<Errors extends string>(rule: RetryRule<Errors>): RetryRule {
  return { ...rule, errors: rule.errors.map(String) };
}

function readCatch<In, Vars extends object, Errors extends string>(
  rules: CatchRules<In, Vars, Errors>,
): readonly CatchNode[] {
  if (typeof rules === "function") return rules(Caught.begin()).rules;
  return rules.map(requireKnown).map((rule) => ({
    errors: rule.errors.map(String),
    ...readPayload(rule, errorScope<In, Vars>()),
    target: Object.freeze({ to: "state", name: rule.next }),
  }));
}

const ruleFields = new Set(["errors", "next", "output", "assign", "comment"]);

/** The compiler lets an unknown field of a list's item pass. */
function requireKnown<Rule extends object>(rule: Rule): Rule {
  const unknown = Object.keys(rule).find((field) => !ruleFields.has(field));
  if (unknown === undefined) return rule;
  throw new TributaryError("TRB-ASL-017", `a catch rule has no option "${unknown}"`);
}
