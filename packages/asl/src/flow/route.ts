import { expr, type Value } from "../expressions/expr.ts";
import { call, operate } from "../expressions/make.ts";
import { toNode } from "../expressions/to-node.ts";
import type { ChoiceRuleNode } from "../states/choice.ts";
import { next, type Target } from "../states/target.ts";
import { Flow } from "./flow.ts";
import type { FlowFacts, facts, Jump, JumpsOf, NamesOf, OutOf } from "./flow-facts.ts";
import { type HasLine, line } from "./line-of.ts";
import type { StateOptions } from "./options.ts";
import { readStateOptions } from "./read-options.ts";
import { type Scope, scope } from "./scope.ts";

/** A way out of a choice: a state by name, or states of its own. */
type Way<In, Vars extends object> = string | ((flow: Flow<In, Vars, unknown, never>) => HasLine);

type WayOut<W> = W extends (flow: never) => infer F ? OutOf<F> : never;
type WayNames<W> = W extends (flow: never) => infer F ? NamesOf<F> : unknown;
type WayJumps<W, Data> = W extends string ? Jump<W, Data> : W extends (flow: never) => infer F ? JumpsOf<F> : never;

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

  static begin<In, Vars extends object>(): Route<In, Vars, never, unknown, never> {
    return new Route([]);
  }

  /** Takes this way when the condition holds and none before it did. */
  when<const W extends Way<In, Vars>>(
    condition: (scope: Scope<In, Vars>) => Value<boolean>,
    way: W,
    options?: StateOptions<In, Vars>,
  ): Route<In, Vars, Out | WayOut<W>, Names & WayNames<W>, Jumps | WayJumps<W, In>> {
    const rule = { condition: condition(scope<In, Vars>()), target: targetOf(way), ...readStateOptions(options) };
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
    Names & WayNames<W>,
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
  ): Route<In, Vars, Out | WayOut<W>, Names & WayNames<W>, Jumps | WayJumps<W, Present<In, Field>>> {
    const condition = call<boolean>("exists", scope<In, Vars>().input[field as never]);
    return new Route([...this.rules, Object.freeze({ condition, target: targetOf(way) })], this.default);
  }

  /** Takes this way when no condition held; goes on after the choice when no way is given. */
  otherwise(): Route<In, Vars, Out | In, Names, Jumps>;
  otherwise<const W extends Way<In, Vars>>(
    way: W,
  ): Route<In, Vars, Out | WayOut<W>, Names & WayNames<W>, Jumps | WayJumps<W, In>>;
  otherwise(way?: Way<In, Vars>): unknown {
    return new Route(this.rules, way === undefined ? next : targetOf(way));
  }
}

function targetOf<In, Vars extends object>(way: Way<In, Vars>): Target {
  if (typeof way === "string") return Object.freeze({ to: "state", name: way });
  return Object.freeze({ to: "line", line: way(new Flow())[line] });
}
