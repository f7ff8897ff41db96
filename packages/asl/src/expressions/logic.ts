import { type Expr, type Expression, expr, type Resolved, type Value } from "./expr.ts";
import { call, operate } from "./make.ts";
import { toNode } from "./to-node.ts";

type Test = Value<boolean>;

/** All of them. */
export function and(first: Test, ...more: readonly Test[]): Expr<boolean> {
  return more.reduce<Test>((left, right) => operate<boolean>("and", left, right), first) as Expr<boolean>;
}

/** Any of them. */
export function or(first: Test, ...more: readonly Test[]): Expr<boolean> {
  return more.reduce<Test>((left, right) => operate<boolean>("or", left, right), first) as Expr<boolean>;
}

export function not(test: Test): Expr<boolean> {
  return call("not", test);
}

/** Whether there is a value at all; `null` is one. */
export function exists(value: Expression<unknown>): Expr<boolean> {
  return call("exists", value);
}

/** One of two values, by a test. */
export function when<const Yes, const No>(test: Test, yes: Yes, no: No): Expr<Resolved<Yes> | Resolved<No>> {
  return expr({ kind: "conditional", test: toNode(test), yes: toNode(yes), no: toNode(no) });
}

/** The value when there is one, the other when not. Spelled with `$exists`: AWS has no `??`. */
export function coalesce<T, const Other>(value: Expression<T>, other: Other): Expr<NonNullable<T> | Resolved<Other>> {
  const present = toNode(value);
  const test = toNode(exists(value));
  return expr({ kind: "conditional", test, yes: present, no: toNode(other) });
}
