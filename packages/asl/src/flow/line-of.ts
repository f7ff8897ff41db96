import type { Line } from "../states/target.ts";

/** Where a flow keeps its line of nodes. */
export const line: unique symbol = Symbol("tributary.line");

/** Anything that carries a line: a flow, ended or not. */
export interface HasLine {
  readonly [line]: Line;
}
