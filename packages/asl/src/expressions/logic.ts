import { type Expr, type Expression, expr, type Resolved } from "./expr.ts";
import { call, operate } from "./make.ts";
import type { Both, FactOf, Located, Not, Path, Presence, Test, Told } from "./place.ts";
import { toNode } from "./to-node.ts";

/** Not `false`: that is what `!input.flag` is, whatever the flag. */
export type Condition = Expression<boolean> | true;

/** What all of the conditions tell together. */
type Facts<All extends readonly unknown[]> = All extends readonly [infer Only]
  ? FactOf<Only>
  : All extends readonly [infer First, ...infer Rest]
    ? Both<FactOf<First>, Facts<Rest>>
    : never;

/** All of them. */
export function and<const All extends readonly [Condition, ...Condition[]]>(...all: All): Test<Facts<All>> {
  const [first, ...more] = all;
  return more.reduce<Condition>((left, right) => operate<boolean>("and", left, right), first) as Test<Facts<All>>;
}

/** Any of them. */
export function or(first: Condition, ...more: readonly Condition[]): Expr<boolean> {
  return more.reduce<Condition>((left, right) => operate<boolean>("or", left, right), first) as Expr<boolean>;
}

export function not<const Negated extends Condition>(condition: Negated): Test<Not<FactOf<Negated>>> {
  return call("not", condition) as Test<Not<FactOf<Negated>>>;
}

/** Whether there is a value at all; `null` is one. */
export function exists<const At extends Path = never>(
  value: Expression<unknown> & Located<At>,
): Test<Told<At, Presence>> {
  return call("exists", value) as Test<Told<At, Presence>>;
}

/** `exists` by the name JSONPath has for it. */
export function isPresent<const At extends Path = never>(
  value: Expression<unknown> & Located<At>,
): Test<Told<At, Presence>> {
  return exists(value);
}

/** One of two values, by a test. */
export function when<const Yes, const No>(test: Condition, yes: Yes, no: No): Expr<Resolved<Yes> | Resolved<No>> {
  return expr({ kind: "conditional", test: toNode(test), yes: toNode(yes), no: toNode(no) });
}

/** The value when there is one, the other when not; `null` is one. Spelled with `$exists`: AWS has no `??`. */
export function coalesce<Of extends Expression<unknown>, const Other>(
  value: Of,
  other: Other,
): Expr<Exclude<Resolved<Of>, undefined> | Resolved<Other>> {
  const present = toNode(value);
  const test = toNode(exists(value));
  return expr({ kind: "conditional", test, yes: present, no: toNode(other) });
}

/** As `coalesce`, and the other in place of `null` too: in JSONata what is absent is not unequal to anything. */
export function coalesceNull<Of extends Expression<unknown>, const Other>(
  value: Of,
  other: Other,
): Expr<NonNullable<Resolved<Of>> | Resolved<Other>> {
  const test = toNode(operate<boolean>("!=", value, null));
  return expr({ kind: "conditional", test, yes: toNode(value), no: toNode(other) });
}
