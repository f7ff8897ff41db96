import type { CatchNode } from "../states/error-rules.ts";
import type { ErrorRules } from "../states/print-errors.ts";
import type { CatchRule, ResultOptions, StateOptions } from "./options.ts";
import { errorScope, resultScope, scope } from "./scope.ts";

interface Payload {
  readonly comment?: string;
  readonly output?: unknown;
  readonly assign?: Readonly<Record<string, unknown>>;
}

/** The fields every state shares, with the author's functions called. */
export function readStateOptions<In, Vars extends object>(options: StateOptions<In, Vars> | undefined): Payload {
  if (!options) return {};
  const around = scope<In, Vars>();
  return {
    ...(options.comment !== undefined && { comment: options.comment }),
    ...(options.assign && { assign: options.assign(around) }),
    ...(options.output && { output: options.output(around) }),
  };
}

export function readResultOptions<In, Vars extends object, Result>(
  options: ResultOptions<In, Vars, Result> | undefined,
): Payload & ErrorRules {
  if (!options) return {};
  const around = resultScope<In, Vars, Result>();
  return {
    ...(options.comment !== undefined && { comment: options.comment }),
    ...(options.assign && { assign: options.assign(around) }),
    ...(options.output && { output: options.output(around) }),
    ...(options.retry && { retry: options.retry }),
    ...(options.catch && { catch: options.catch.map(readCatch) }),
  };
}

function readCatch<In, Vars extends object>(rule: CatchRule<In, Vars>): CatchNode {
  const around = errorScope<In, Vars>();
  return {
    errors: rule.errors,
    next: rule.next,
    ...(rule.comment !== undefined && { comment: rule.comment }),
    ...(rule.assign && { assign: rule.assign(around) }),
    ...(rule.output && { output: rule.output(around) }),
  };
}
