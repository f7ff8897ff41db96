import type { Resolved } from "../expressions/expr.ts";
import type { IsAny, IsUntyped, Untyped } from "../expressions/untyped.ts";
import type { HasLine } from "./line-of.ts";

export declare const facts: unique symbol;

/** What the compiler remembers of a flow: what it yields, the states it has, and where it jumps. */
export interface FlowFacts<Out, Vars, Names, Jumps> {
  readonly [facts]: { readonly out: Out; readonly vars: Vars; readonly names: Names; readonly jumps: Jumps };
  /** `never`, unless the flow jumps to a state it does not have, or with data that state does not take. */
  readonly mistakes: Mistakes<Names, Jumps>;
}

/** A jump to the state `to` with `data`. */
export interface Jump<To extends string, Data> {
  readonly to: To;
  readonly data: Data;
}

/** A state `name` that takes `In`; stands among the jumps, which are few enough to be looked at once, at the end. */
export interface Named<Name extends string, In> {
  readonly name: Name;
  readonly takes: In;
}

/** An end of the flow that answers `Out`. */
export interface Ending<Out> {
  readonly answers: Out;
}

/** An end of the flow, the state `name`, that answers whatever jumps bring it. */
export interface Passing<Name extends string> {
  readonly passes: Name;
}

type AnswersIn<Jumps, All> =
  Jumps extends Ending<infer Out>
    ? Out
    : Jumps extends Passing<infer Name>
      ? All extends Jump<Name, infer Data>
        ? Data
        : never
      : never;

/** What a line of states of its own answers: what its last state passes on, and what it ends with before. */
export type AnswerOf<F> = OutOf<F> | AnswersIn<JumpsOf<F>, JumpsOf<F>>;

type TakenBy<Jumps, To> = Jumps extends { readonly name: To; readonly takes: infer In } ? In : never;

/** Names made at run time, or forgotten, are checked when the machine is printed. */
type Mistakes<Names, Jumps> = string extends Names ? never : MistakesIn<Names, Jumps, Jumps>;

type MistakesIn<Names, Jumps, All> =
  Jumps extends Jump<infer To, infer Data>
    ? string extends To
      ? never
      : To extends Names
        ? [Data] extends [TakenBy<All, To>]
          ? never
          : true extends IsUntyped<Data> | IsUntyped<TakenBy<All, To>>
            ? never
            : { readonly "this state takes other data": To }
        : { readonly "no state has the name": To }
    : never;

/** A flow that can be run: every jump arrives. */
export interface SoundFlow extends HasLine {
  readonly mistakes: never;
}

export type OutOf<F> = F extends FlowFacts<infer Out, infer _V, infer _N, infer _J> ? Out : never;
export type NamesOf<F> = F extends FlowFacts<infer _O, infer _V, infer Names, infer _J> ? Names : never;
export type JumpsOf<F> = F extends FlowFacts<infer _O, infer _V, infer _N, infer Jumps> ? Jumps : never;

/** A name no state of the flow has yet. */
export type Fresh<Name, Names> = string extends Names
  ? unknown
  : Name extends Names
    ? { readonly "a state already has the name": Name }
    : unknown;

declare const unchanged: unique symbol;

/** Stands for an `output` that was not given. */
export interface Unchanged {
  readonly [unchanged]: true;
}

/** What the next state gets. */
export type OutputOf<Out, Otherwise> =
  IsAny<Out> extends true ? Untyped : [Out] extends [Unchanged] ? Otherwise : Resolved<Out>;
