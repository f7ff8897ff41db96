import type { Value } from "../expressions/expr.ts";
import type { RetryRule } from "../states/error-rules.ts";
import type { ErrorScope, ResultScope, Scope } from "./scope.ts";

/** Variables by name, as `Assign` sets them. */
export type Assignments = Readonly<Record<string, unknown>>;

/** Options of every state that passes on. */
export interface StateOptions<In, Vars> {
  readonly comment?: string;
  /** What the next state gets; the input when left away. */
  readonly output?: (scope: Scope<In, Vars>) => unknown;
  /** Variables the later states can read. */
  readonly assign?: (scope: Scope<In, Vars>) => Assignments;
}

/** Where errors go. */
export interface CatchRule<In, Vars> {
  /** Error names, `States.ALL` for any. */
  readonly errors: readonly string[];
  /** The state that takes over. */
  readonly next: string;
  /** What that state gets; the error output when left away. */
  readonly output?: (scope: ErrorScope<In, Vars>) => unknown;
  readonly assign?: (scope: ErrorScope<In, Vars>) => Assignments;
  readonly comment?: string;
}

/** Options of a state that can fail and has a result. */
export interface ResultOptions<In, Vars, Result> {
  readonly comment?: string;
  /** What the next state gets; the result when left away. */
  readonly output?: (scope: ResultScope<In, Vars, Result>) => unknown;
  /** Variables the later states can read. */
  readonly assign?: (scope: ResultScope<In, Vars, Result>) => Assignments;
  readonly retry?: readonly RetryRule[];
  readonly catch?: readonly CatchRule<In, Vars>[];
}

export interface TaskOptions<In, Vars, Result> extends ResultOptions<In, Vars, Result> {
  readonly timeoutSeconds?: Value<number> | ((scope: Scope<In, Vars>) => Value<number>);
  readonly heartbeatSeconds?: Value<number> | ((scope: Scope<In, Vars>) => Value<number>);
  /** The role to assume for the call, for resources of another account. */
  readonly credentials?: (scope: Scope<In, Vars>) => { readonly RoleArn: Value<string> };
}
