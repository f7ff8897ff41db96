import type { Expr, Expression, Resolved, Value } from "./expr.ts";
import { operate } from "./make.ts";
import type { Located, Not, Path, Test, Told } from "./place.ts";

/** What a `T` can be compared with; an untyped value with anything. */
type Comparable<T> = [T] extends [never] ? unknown : Value<T>;

type Ordered = string | number | undefined;

/** What being equal to a value tells: something only when the value is written out. */
type EqualTo<At extends Path, Right> = Right extends string | number | boolean | null ? Told<At, Right> : never;

/** Whether both are equal, at any depth. Being equal to a literal narrows a choice's input. */
export function eq<T, const Right extends Comparable<NoInfer<T>>, const At extends Path = never>(
  left: Expression<T> & Located<At>,
  right: Right,
): Test<EqualTo<At, Right>> {
  return operate("=", left, right) as Test<EqualTo<At, Right>>;
}

export function ne<T, const Right extends Comparable<NoInfer<T>>, const At extends Path = never>(
  left: Expression<T> & Located<At>,
  right: Right,
): Test<Not<EqualTo<At, Right>>> {
  return operate("!=", left, right) as Test<Not<EqualTo<At, Right>>>;
}

export function lt<T extends Ordered>(left: Expression<T>, right: Comparable<NoInfer<T>>): Expr<boolean> {
  return operate("<", left, right);
}

export function lte<T extends Ordered>(left: Expression<T>, right: Comparable<NoInfer<T>>): Expr<boolean> {
  return operate("<=", left, right);
}

export function gt<T extends Ordered>(left: Expression<T>, right: Comparable<NoInfer<T>>): Expr<boolean> {
  return operate(">", left, right);
}

export function gte<T extends Ordered>(left: Expression<T>, right: Comparable<NoInfer<T>>): Expr<boolean> {
  return operate(">=", left, right);
}

/** Whether the value is one of the list. A list written out narrows a choice's input. */
export function isIn<
  T,
  const List extends readonly Comparable<NoInfer<T>>[] | Expression<readonly NoInfer<T>[]>,
  const At extends Path = never,
>(value: Expression<T> & Located<At>, list: List): Test<OneOf<At, List>> {
  return operate("in", value, list) as Test<OneOf<At, List>>;
}

type OneOf<At extends Path, List> =
  Resolved<List> extends readonly (infer Item extends string | number)[] ? Told<At, Item> : never;
