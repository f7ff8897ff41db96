import type { Value } from "../expressions/expr.ts";
import type { ResourceHints } from "../permissions/permission.ts";
import type { ErrorName, RetryRule } from "../states/error-rules.ts";
import type { ErrorScope, ResultScope, Scope } from "./scope.ts";
import type { Assignments } from "./variables.ts";

/** Options of every state that passes on. */
export interface StateOptions<In, Vars, Out = unknown, New extends Assignments = Assignments> {
  readonly comment?: string;
  /** What the next state gets; the input when left away. */
  readonly output?: (scope: Scope<In, Vars>) => Out;
  /** Variables the later states can read. */
  readonly assign?: (scope: Scope<In, Vars>) => New;
}

/** Where errors go: to a state by its name. `Caught` is for states of their own. */
export interface CatchRule<In, Vars, Errors extends string = string> {
  /** Error names, `States.ALL` for any. */
  readonly errors: readonly ErrorName<Errors>[];
  /** The state that takes over. */
  readonly next: string;
  /** What that state gets; the error output when left away. */
  readonly output?: (scope: ErrorScope<In, Vars>) => unknown;
  readonly assign?: (scope: ErrorScope<In, Vars>) => Assignments;
  readonly comment?: string;
}

/** Options of a state that can fail and has a result. `Rules` is its catch rules, in either form. */
export interface ResultOptions<
  In,
  Vars,
  Result,
  Out = unknown,
  New extends Assignments = Assignments,
  Rules = readonly CatchRule<In, Vars>[],
  Errors extends string = string,
> {
  readonly comment?: string;
  /** What the next state gets; the result when left away. */
  readonly output?: (scope: ResultScope<In, Vars, Result>) => Out;
  /** Variables the later states can read. */
  readonly assign?: (scope: ResultScope<In, Vars, Result>) => New;
  readonly retry?: readonly RetryRule<Errors>[];
  /** A list of `{ errors, next }`, or `(caught) => caught.on([...], way)` for states of their own. */
  readonly catch?: Rules;
}

export interface TaskOptions<
  In,
  Vars,
  Result,
  Out = unknown,
  New extends Assignments = Assignments,
  Rules = readonly CatchRule<In, Vars>[],
  Errors extends string = string,
> extends ResultOptions<In, Vars, Result, Out, New, Rules, Errors> {
  readonly timeoutSeconds?: Value<number> | ((scope: Scope<In, Vars>) => Value<number>);
  readonly heartbeatSeconds?: Value<number> | ((scope: Scope<In, Vars>) => Value<number>);
  /** The role to assume for the call, for resources of another account. */
  readonly credentials?: (scope: Scope<In, Vars>) => { readonly RoleArn: Value<string> };
  /**
   * For `permissionsOf`: by action, the ARNs of what only the run knows, so that the role is no wider than the need.
   *
   * @example resources: { "s3:GetObject": ["arn:aws:s3:::claims-raw/*"] }
   */
  readonly resources?: ResourceHints;
}
