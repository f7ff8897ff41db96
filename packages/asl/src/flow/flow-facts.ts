import type { Resolved } from "../expressions/expr.ts";
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

type Mistakes<Names, Jumps> = string extends keyof Names
  ? never
  : Jumps extends Jump<infer To, infer Data>
    ? string extends To
      ? never
      : To extends keyof Names
        ? [Data] extends [Names[To]]
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

/** The states of a flow by name, and what each takes. */
export type With<Names, Name extends string, In> = Names & { readonly [K in Name]: In };

/** A name no state of the flow has yet. */
export type Fresh<Name, Names> = string extends keyof Names
  ? unknown
  : Name extends keyof Names
    ? { readonly "a state already has the name": Name }
    : unknown;

declare const unchanged: unique symbol;

/** Stands for an `output` that was not given. */
export interface Unchanged {
  readonly [unchanged]: true;
}

/** What the next state gets. */
export type OutputOf<Out, Otherwise> = [Out] extends [Unchanged] ? Otherwise : Resolved<Out>;
