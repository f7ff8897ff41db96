import { TributaryError } from "@tributary/errors";
import type { Target } from "../states/target.ts";
import { Flow } from "./flow.ts";
import type { Jump, JumpsOf, NamesOf, OutOf } from "./flow-facts.ts";
import { type HasLine, line } from "./line-of.ts";

/** A way on: a state by name, or states of its own. */
export type Way<In, Vars extends object> = string | ((flow: Flow<In, Vars, never, never>) => HasLine);

export type WayOut<W> = W extends (flow: never) => infer F ? OutOf<F> : never;
export type WayNames<W> = W extends (flow: never) => infer F ? NamesOf<F> : never;
export type WayJumps<W, Data> = W extends string
  ? Jump<W, Data>
  : W extends (flow: never) => infer F
    ? JumpsOf<F>
    : never;

export function targetOf<In, Vars extends object>(way: Way<In, Vars>): Target {
  if (typeof way === "string") return Object.freeze({ to: "state", name: way });
  return Object.freeze({ to: "line", line: way(new Flow())[line] });
}

/** `(way)` or `(options, way)`, as rules of choices and catches take them. */
export function readWay<Options extends object>(
  first: Way<never, never> | Options,
  second: Way<never, never> | undefined,
): { readonly target: Target; readonly options: Options | undefined } {
  if (typeof first === "string" || typeof first === "function") {
    if (second === undefined) return { target: targetOf(first), options: undefined };
    throw new TributaryError("TRB-ASL-017", "a rule has options after its way");
  }
  if (second === undefined) throw new TributaryError("TRB-ASL-017", "a rule has no way");
  return { target: targetOf(second), options: first };
}
