import { expr, type Value } from "../expressions/expr.ts";
import { call, operate } from "../expressions/make.ts";
import type { Excluded, FactOf, Narrowed } from "../expressions/place.ts";
import { toNode } from "../expressions/to-node.ts";
import type { ChoiceRuleNode } from "../states/choice.ts";
import { next, type Target } from "../states/target.ts";
import type { FlowFacts, facts, OutputOf, Unchanged } from "./flow-facts.ts";
import type { StateOptions } from "./options.ts";
import { readStateOptions } from "./read-options.ts";
import { scope, type TestScope, testScope } from "./scope.ts";
import type { Assignments, NoVars, VarsAfter } from "./variables.ts";
import { readWay, targetOf, type Way, type WayJumps, type WayNames, type WayOut } from "./way.ts";

type Scalar = string | number | boolean | null;

/** The members of a union whose field can have the value. */
type Having<In, Field extends keyof In, Wanted> = In extends unknown
  ? Wanted extends In[Field]
    ? Omit<In, Field> & { readonly [K in Field]: Wanted }
    : never
  : never;

/** The members of a union whose field can have another value. */
type Lacking<In, Field extends keyof In, Wanted> = In extends unknown ? (In[Field] extends Wanted ? never : In) : never;

type Present<In, Field extends keyof In> = Omit<In, Field> & { readonly [K in Field]-?: NonNullable<In[K]> };

/** What a choice needs of its ways, whatever their types. */
export interface Ways {
  readonly rules: readonly ChoiceRuleNode[];
  readonly default?: Target;
}

/** The ways out of a choice, in the order they are tried. */
export class Route<In, Vars extends object, Out, Names, Jumps> implements FlowFacts<Out, Vars, Names, Jumps> {
  declare readonly [facts]: FlowFacts<Out, Vars, Names, Jumps>[typeof facts];
  declare readonly mistakes: FlowFacts<Out, Vars, Names, Jumps>["mistakes"];
  readonly rules: readonly ChoiceRuleNode[];
  readonly default?: Target;

  private constructor(rules: readonly ChoiceRuleNode[], otherwise?: Target) {
    this.rules = Object.freeze(rules);
    if (otherwise) this.default = otherwise;
    Object.freeze(this);
  }

  static begin<In, Vars extends object>(): Route<In, Vars, never, never, never> {
    return new Route([]);
  }

  /**
   * Takes this way when the condition holds and none before it did. Tests of the input narrow what the way gets, and
   * what the ways after it get.
   *
   * @example route.when(({ input }) => eq(input.kind, "image"), (way) => way.task("Labels", ...)).otherwise("Unknown")
   */
  when<const Condition extends Value<boolean>, const W extends Way<Narrowed<In, FactOf<Condition>>, Vars>>(
    condition: (scope: TestScope<In, Vars>) => Condition,
    way: W,
  ): Route<
    Excluded<In, FactOf<Condition>>,
    Vars,
    Out | WayOut<W>,
    Names | WayNames<W>,
    Jumps | WayJumps<W, Narrowed<In, FactOf<Condition>>>
  >;
  when<
    const Condition extends Value<boolean>,
    const W extends Way<OutputOf<Passed, Narrowed<In, FactOf<Condition>>>, VarsAfter<Vars, New>>,
    Passed = Unchanged,
    New extends Assignments = NoVars,
  >(
    condition: (scope: TestScope<In, Vars>) => Condition,
    options: StateOptions<Narrowed<In, FactOf<Condition>>, Vars, Passed, New>,
    way: W,
  ): Route<
    Excluded<In, FactOf<Condition>>,
    Vars,
    Out | WayOut<W>,
    Names | WayNames<W>,
    Jumps | WayJumps<W, OutputOf<Passed, Narrowed<In, FactOf<Condition>>>>
  >;
  when(
    condition: (scope: TestScope<In, Vars>) => Value<boolean>,
    second: Way<never, never> | StateOptions<In, Vars>,
    third?: Way<never, never>,
  ): unknown {
    const { target, options } = readWay<StateOptions<In, Vars>>(second, third);
    const rule = { condition: condition(testScope<In, Vars>()), target, ...readStateOptions<In, Vars>(options) };
    return new Route([...this.rules, Object.freeze(rule)], this.default);
  }

  /**
   * Takes this way when a field has a value. The way knows the value; the ways after it know it is another.
   *
   * @example route.whenField("kind", "image", (way) => way.task("Labels", ...)).otherwise("Unknown")
   */
  whenField<
    const Field extends keyof In & string,
    const Wanted extends In[Field] & Scalar,
    const W extends Way<Having<In, Field, Wanted>, Vars>,
  >(
    field: Field,
    wanted: Wanted,
    way: W,
  ): Route<
    Lacking<In, Field, Wanted>,
    Vars,
    Out | WayOut<W>,
    Names | WayNames<W>,
    Jumps | WayJumps<W, Having<In, Field, Wanted>>
  > {
    const input = toNode(scope<In, Vars>().input[field as never]);
    const condition = operate<boolean>("=", expr(input), wanted);
    return new Route([...this.rules, Object.freeze({ condition, target: targetOf(way) })], this.default);
  }

  /** Takes this way when a field is there; the way knows that it is. */
  whenPresent<const Field extends keyof In & string, const W extends Way<Present<In, Field>, Vars>>(
    field: Field,
    way: W,
  ): Route<In, Vars, Out | WayOut<W>, Names | WayNames<W>, Jumps | WayJumps<W, Present<In, Field>>> {
    const condition = call<boolean>("exists", scope<In, Vars>().input[field as never]);
    return new Route([...this.rules, Object.freeze({ condition, target: targetOf(way) })], this.default);
  }

  /** Takes this way when no condition held; goes on after the choice when no way is given. */
  otherwise(): Route<In, Vars, Out | In, Names, Jumps>;
  otherwise<const W extends Way<In, Vars>>(
    way: W,
  ): Route<In, Vars, Out | WayOut<W>, Names | WayNames<W>, Jumps | WayJumps<W, In>>;
  otherwise(way?: Way<In, Vars>): unknown {
    return new Route(this.rules, way === undefined ? next : targetOf(way));
  }
}
