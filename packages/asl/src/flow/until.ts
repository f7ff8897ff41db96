import type { Value } from "../expressions/expr.ts";

/** How long a Wait state waits: one of the two. */
export type Until =
  | { readonly seconds: Value<number>; readonly timestamp?: never }
  | { readonly timestamp: Value<string>; readonly seconds?: never };
