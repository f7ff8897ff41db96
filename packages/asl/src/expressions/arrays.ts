import { type Expr, type Expression, expr, type Resolved, type Value } from "./expr.ts";
import { call } from "./make.ts";
import { toNode } from "./to-node.ts";
import type { Untyped } from "./untyped.ts";

/** A list in the data, present or not: nothing counts as no elements. */
type List<T> = Expression<readonly T[]> | Expression<readonly T[] | undefined>;

/** Only told apart while one definition is built; no printed text depends on it. */
let nextItem = 0;

/** JSONata flattens a list of lists here, so the type system refuses to make one. */
type NotAList<T> = T extends readonly unknown[] ? { readonly "a projection cannot yield lists": T } : T;

/**
 * Each element turned into something smaller.
 *
 * @example project(result.Labels, (label) => ({ name: label.Name, confidence: label.Confidence }))
 */
export function project<T = Untyped, const Body = unknown>(
  list: List<T>,
  body: (item: Expr<T>) => Body,
): Expr<readonly NotAList<NonNullable<Resolved<Body>>>[]> {
  const id = nextItem++;
  const item = expr<T>({ kind: "reference", root: { of: "item", id }, path: [] });
  return expr({ kind: "projection", id, list: toNode(list), body: toNode(body(item)) });
}

/** The elements for which the test holds, always as a list. */
export function select<T = Untyped>(list: List<T>, test: (item: Expr<T>) => Expression<boolean>): Expr<readonly T[]> {
  const id = nextItem++;
  const item = expr<T>({ kind: "reference", root: { of: "item", id }, path: [] });
  return expr({ kind: "selection", id, list: toNode(list), test: toNode(test(item)) });
}

/** One element by its place; negative places count from the end. */
export function at<T = Untyped>(list: List<T>, place: number): Expr<T> {
  return expr({ kind: "reference", root: { of: "expression", value: toNode(list) }, path: Object.freeze([place]) });
}

export function count(list: List<unknown>): Expr<number> {
  return call("count", list);
}

export function append<T = Untyped>(left: Value<readonly T[]>, right: Value<readonly T[]>): Expr<readonly T[]> {
  return call("append", left, right);
}

export function distinct<T = Untyped>(list: List<T>): Expr<readonly T[]> {
  return call("distinct", list);
}

/** The first elements of all lists, the second ones, and so on. */
export function zip<Left = Untyped, Right = Untyped>(
  left: List<Left>,
  right: List<Right>,
): Expr<readonly (readonly [Left, Right])[]> {
  return call("zip", left, right);
}

/** The elements in an order of chance. */
export function shuffle<T = Untyped>(list: List<T>): Expr<readonly T[]> {
  return call("shuffle", list);
}

export function reverse<T = Untyped>(list: List<T>): Expr<readonly T[]> {
  return call("reverse", list);
}

export function sort<T extends string | number>(list: List<T>): Expr<readonly T[]> {
  return call("sort", list);
}

/**
 * The elements in the order of what the key tells of each: all numbers, or all strings. Equals keep their places.
 *
 * @example sortBy(result.Labels, (label) => label.Confidence, "descending")
 */
export function sortBy<T = Untyped>(
  list: List<T>,
  key: (item: Expr<T>) => Expression<string | number>,
  order: "ascending" | "descending" = "ascending",
): Expr<readonly T[]> {
  const id = nextItem++;
  const item = expr<T>({ kind: "reference", root: { of: "item", id }, path: [] });
  const descending = order === "descending";
  return expr({ kind: "sorting", id, list: toNode(list), key: toNode(key(item)), descending });
}

/** A list of lists as one list. */
export function flatten<T = Untyped>(lists: List<readonly T[]>): Expr<readonly T[]> {
  return expr({ kind: "flattening", list: toNode(lists) });
}
