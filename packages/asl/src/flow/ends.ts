import type { Value } from "../expressions/expr.ts";
import type { Ending, Named, OutputOf, Passing } from "./flow-facts.ts";
import type { Scope } from "./scope.ts";

/** What a Fail state says. */
export interface Failure {
  readonly error?: Value<string>;
  readonly cause?: Value<string>;
}

export interface SucceedOptions<In, Vars> {
  readonly comment?: string;
  /** What the machine, or the branch, answers; the input when left away. */
  readonly output?: (scope: Scope<In, Vars>) => unknown;
}

/** The input a state has to get: any, when the function of its scope reads nothing. */
export type Reads<F, In> = F extends () => unknown ? unknown : In;

/** What the compiler remembers of a Succeed state. */
export type Succeeding<Name extends string, In, Options> = Options extends {
  readonly output: infer Output extends (scope: never) => unknown;
}
  ? Named<Name, Reads<Output, In>> | Ending<OutputOf<ReturnType<Output>, never>>
  : Named<Name, unknown> | Ending<In> | Passing<Name>;
