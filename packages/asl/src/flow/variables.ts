import type { Resolved } from "../expressions/expr.ts";
import type { Untyped } from "../expressions/untyped.ts";

/** Variables by name, as `Assign` sets them. */
export type Assignments = Readonly<Record<string, unknown>>;

/** No variables. */
export type NoVars = Record<never, never>;

declare const begun: unique symbol;

/** No variables yet, in an execution that was started with an `Input`; what stands at its symbol is no variable. */
export interface Begun<Input> {
  readonly [begun]?: Input;
}

/** What the execution was started with, where that is known. */
export type Started<Vars> = Vars extends { readonly [begun]?: infer Input }
  ? unknown extends Input
    ? Untyped
    : Input
  : Untyped;

/**
 * The variables after a state that assigns `New`.
 *
 * New names are only added, which stays flat however many states there are; a mapped type around a mapped type would be
 * as deep as the flow is long, and the compiler gives up at a hundred.
 */
export type VarsAfter<Vars extends object, New> = keyof New extends never ? Vars : Joined<Vars, Resolved<New>>;

type Joined<Vars extends object, New> = [keyof Vars & keyof New] extends [never]
  ? Vars & New
  : Same<Pick<Vars, keyof Vars & keyof New>, New> extends true
    ? Vars
    : { readonly [K in keyof Vars | keyof New]: K extends keyof New ? New[K] : K extends keyof Vars ? Vars[K] : never };

type Same<Left, Right> = [Left, Right] extends [Right, Left] ? true : false;
