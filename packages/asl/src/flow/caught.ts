import type { CatchNode, CaughtName, ErrorName, ErrorOutput } from "../states/error-rules.ts";
import type { FlowFacts, facts, Jump, JumpsOf, OutOf, OutputOf, Unchanged } from "./flow-facts.ts";
import type { CatchRule } from "./options.ts";
import { readPayload } from "./read-options.ts";
import { type ErrorScope, errorScope } from "./scope.ts";
import type { Assignments, NoVars, VarsAfter } from "./variables.ts";
import { readWay, type Way, type WayJumps, type WayNames, type WayOut } from "./way.ts";

/** What a catch rule passes on, apart from where to. */
export interface CaughtOptions<
  In,
  Vars,
  Out = unknown,
  New extends Assignments = Assignments,
  Name extends string = string,
> {
  /** What the way gets; the error output when left away. */
  readonly output?: (scope: ErrorScope<In, Vars, Name>) => Out;
  readonly assign?: (scope: ErrorScope<In, Vars, Name>) => New;
  readonly comment?: string;
}

/** The ways errors take, in the order they are tried. A way that does not end goes on after the state. */
export class Caught<In, Vars extends object, Errors extends string, Out, Names, Jumps>
  implements FlowFacts<Out, Vars, Names, Jumps>
{
  declare readonly [facts]: FlowFacts<Out, Vars, Names, Jumps>[typeof facts];
  declare readonly mistakes: FlowFacts<Out, Vars, Names, Jumps>["mistakes"];
  readonly rules: readonly CatchNode[];

  private constructor(rules: readonly CatchNode[]) {
    this.rules = Object.freeze(rules);
    Object.freeze(this);
  }

  static begin<In, Vars extends object, Errors extends string>(): Caught<In, Vars, Errors, never, never, never> {
    return new Caught([]);
  }

  /**
   * Takes this way for the errors, unless a rule before it did.
   *
   * @example catch: (caught) => caught.on(["Payment.Declined"], (way) => way.task("Refund", ...)).on(["States.ALL"], "Failed")
   */
  on<const Named extends ErrorName<Errors>, const W extends Way<ErrorOutput<CaughtName<Named>>, Vars>>(
    errors: readonly Named[],
    way: W,
  ): Caught<
    In,
    Vars,
    Errors,
    Out | WayOut<W>,
    Names | WayNames<W>,
    Jumps | WayJumps<W, ErrorOutput<CaughtName<Named>>>
  >;
  on<
    const Named extends ErrorName<Errors>,
    const W extends Way<OutputOf<Passed, ErrorOutput<CaughtName<Named>>>, VarsAfter<Vars, New>>,
    Passed = Unchanged,
    New extends Assignments = NoVars,
  >(
    errors: readonly Named[],
    options: CaughtOptions<In, Vars, Passed, New, CaughtName<Named>>,
    way: W,
  ): Caught<
    In,
    Vars,
    Errors,
    Out | WayOut<W>,
    Names | WayNames<W>,
    Jumps | WayJumps<W, OutputOf<Passed, ErrorOutput<CaughtName<Named>>>>
  >;
  on(
    errors: readonly string[],
    second: Way<never, never> | CaughtOptions<In, Vars>,
    third?: Way<never, never>,
  ): unknown {
    const { target, options = {} } = readWay<CaughtOptions<In, Vars>>(second, third);
    const rule = { errors, ...readPayload(options, errorScope<In, Vars>()), target };
    return new Caught([...this.rules, Object.freeze(rule)]);
  }
}

/** Catch rules in either form. */
export type CatchRules<In, Vars extends object, Errors extends string> =
  | readonly CatchRule<In, Vars, Errors>[]
  | ((caught: Caught<In, Vars, Errors, never, never, never>) => { readonly rules: readonly CatchNode[] });

/** The jumps catch rules make; none when no rules were given, for then `Rules` is any rules. */
export type CatchJumps<Rules> = Rules extends readonly (infer Rule)[]
  ? Rule extends { readonly next: infer To extends string }
    ? string extends To
      ? never
      : Jump<
          To,
          Rule extends { readonly output: (scope: never) => infer Out }
            ? OutputOf<Out, never>
            : Rule extends { readonly errors: readonly (infer Named extends string)[] }
              ? ErrorOutput<CaughtName<Named>>
              : ErrorOutput
        >
    : never
  : Rules extends (caught: never) => infer C
    ? JumpsOf<C>
    : never;

/** What ways of catch rules that do not end pass on. */
export type CatchOut<Rules> = Rules extends (caught: never) => infer C ? OutOf<C> : never;

/** The states catch rules bring. */
export type CatchNames<Rules> = Rules extends (caught: never) => FlowFacts<infer _O, infer _V, infer Names, infer _J>
  ? Names
  : never;
