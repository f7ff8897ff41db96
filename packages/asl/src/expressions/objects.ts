import type { Expr, Resolved, Value } from "./expr.ts";
import { call } from "./make.ts";
import type { IsUntyped, Untyped } from "./untyped.ts";

type Merged<T extends readonly unknown[]> = T extends readonly [infer First, ...infer Rest]
  ? Rest extends readonly []
    ? Resolved<First>
    : true extends IsUntyped<Resolved<First>> | IsUntyped<Merged<Rest>>
      ? Untyped
      : Omit<Resolved<First>, keyof Merged<Rest>> & Merged<Rest>
  : unknown;

/** One object with the fields of all; later ones win. */
export function merge<Parts extends readonly [object, ...object[]]>(...parts: Parts): Expr<Merged<Parts>> {
  return call("merge", parts);
}

export function keys(value: Value<object>): Expr<readonly string[]> {
  return call("keys", value);
}

/** The field whose name is known only at run time. */
export function lookup<T = Untyped>(
  value: Value<Readonly<Record<string, T>>>,
  key: Value<string>,
): Expr<T | undefined> {
  return call("lookup", value, key);
}
