import type { ContextObject } from "../expressions/context-object.ts";
import type { Expr } from "../expressions/expr.ts";
import type { Place } from "../expressions/place.ts";
import { statesField, variables } from "../expressions/roots.ts";
import type { ErrorOutput } from "../states/error-rules.ts";
import type { Started } from "./variables.ts";

/** What a state can refer to. */
export interface Scope<In, Vars> {
  /** `$states.input`: what the state got. */
  readonly input: Expr<In>;
  /** The variables assigned so far. */
  readonly vars: { readonly [K in keyof Vars & string]: Expr<Vars[K]> };
  /** `$states.context`: the execution, the state, the task token. */
  readonly context: Expr<ContextObject<Started<Vars>>>;
}

/** What a condition of a choice can refer to; tests of its input narrow what the way gets. */
export interface TestScope<In, Vars> extends Scope<In, Vars> {
  readonly input: Place<In, readonly []>;
}

/** What `output` and `assign` of a state with a result can refer to. */
export interface ResultScope<In, Vars, Result> extends Scope<In, Vars> {
  /** `$states.result`: what the call, the branches or the items answered. */
  readonly result: Expr<Result>;
}

/** What a catch rule can refer to. */
export interface ErrorScope<In, Vars, Name extends string = string> extends Scope<In, Vars> {
  /** `$states.errorOutput`: the error's name and cause. */
  readonly error: Expr<ErrorOutput<Name>>;
}

/** The same for every state: references know only names. */
const shared = Object.freeze({
  input: statesField<never>("input"),
  vars: variables<Record<never, never>>(),
  context: statesField<ContextObject>("context"),
});

export function scope<In, Vars extends object>(): Scope<In, Vars> {
  return shared as Scope<In, Vars>;
}

export function testScope<In, Vars extends object>(): TestScope<In, Vars> {
  return scope<In, Vars>() as TestScope<In, Vars>;
}

export function resultScope<In, Vars extends object, Result>(): ResultScope<In, Vars, Result> {
  return { ...scope<In, Vars>(), result: statesField("result") };
}

export function errorScope<In, Vars extends object>(): ErrorScope<In, Vars> {
  return { ...scope<In, Vars>(), error: statesField("errorOutput") };
}
