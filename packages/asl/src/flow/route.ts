import { expr } from "../expressions/expr.ts";
import type { Condition } from "../expressions/logic.ts";
import { call, operate } from "../expressions/make.ts";
import type { Excluded, FactOf, Narrowed } from "../expressions/place.ts";
import { toNode } from "../expressions/to-node.ts";
import type { ChoiceNode, ChoiceRuleNode } from "../states/choice.ts";
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
  readonly unmatched?: Unmatched;
}

/** What the state itself passes on and assigns: it does when no rule's condition held. */
type Unmatched = Pick<ChoiceNode, "assign" | "output">;

/** The ways out of a choice, in the order they are tried. */
export class Route<In, Vars extends object, Out, Names, Jumps> implements FlowFacts<Out, Vars, Names, Jumps> {
  declare readonly [facts]: FlowFacts<Out, Vars, Names, Jumps>[typeof facts];
  declare readonly mistakes: FlowFacts<Out, Vars, Names, Jumps>["mistakes"];
  readonly rules: readonly ChoiceRuleNode[];
  readonly default?: Target;
  readonly unmatched?: Unmatched;

  private constructor(rules: readonly ChoiceRuleNode[], otherwise?: Target, unmatched?: Unmatched) {
    this.rules = Object.freeze(rules);
    if (otherwise) this.default = otherwise;
    if (unmatched) this.unmatched = Object.freeze(unmatched);
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
  when<const Tested extends Condition, const W extends Way<Narrowed<In, FactOf<Tested>>, Vars>>(
    condition: (scope: TestScope<In, Vars>) => Tested,
    way: W,
  ): Route<
    Excluded<In, FactOf<Tested>>,
    Vars,
    Out | WayOut<W>,
    Names | WayNames<W>,
    Jumps | WayJumps<W, Narrowed<In, FactOf<Tested>>>
  >;
  when<
    const Tested extends Condition,
    const W extends Way<OutputOf<Passed, Narrowed<In, FactOf<Tested>>>, VarsAfter<Vars, New>>,
    Passed = Unchanged,
    New extends Assignments = NoVars,
  >(
    condition: (scope: TestScope<In, Vars>) => Tested,
    options: StateOptions<Narrowed<In, FactOf<Tested>>, Vars, Passed, New>,
    way: W,
  ): Route<
    Excluded<In, FactOf<Tested>>,
    Vars,
    Out | WayOut<W>,
    Names | WayNames<W>,
    Jumps | WayJumps<W, OutputOf<Passed, Narrowed<In, FactOf<Tested>>>>
  >;
  when(
    condition: (scope: TestScope<In, Vars>) => Condition,
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
  otherwise<
    const W extends Way<OutputOf<Passed, In>, VarsAfter<Vars, New>>,
    Passed = Unchanged,
    New extends Assignments = NoVars,
  >(
    options: Omit<StateOptions<In, Vars, Passed, New>, "comment">,
    way: W,
  ): Route<In, Vars, Out | WayOut<W>, Names | WayNames<W>, Jumps | WayJumps<W, OutputOf<Passed, In>>>;
  otherwise(first?: Way<never, never> | Omit<StateOptions<In, Vars>, "comment">, second?: Way<never, never>): unknown {
    if (first === undefined) return new Route(this.rules, next);
    const { target, options } = readWay<Omit<StateOptions<In, Vars>, "comment">>(first, second);
    return new Route(this.rules, target, readStateOptions<In, Vars>(options));
  }
}
