import type { Expr, Expression, Value } from "./expr.ts";
import { operate } from "./make.ts";

type Ordered = string | number | undefined;

/** Whether both are equal, at any depth. */
export function eq<T>(left: Expression<T>, right: Value<NoInfer<T>>): Expr<boolean> {
  return operate("=", left, right);
}

export function ne<T>(left: Expression<T>, right: Value<NoInfer<T>>): Expr<boolean> {
  return operate("!=", left, right);
}

export function lt<T extends Ordered>(left: Expression<T>, right: Value<NoInfer<T>>): Expr<boolean> {
  return operate("<", left, right);
}

export function lte<T extends Ordered>(left: Expression<T>, right: Value<NoInfer<T>>): Expr<boolean> {
  return operate("<=", left, right);
}

export function gt<T extends Ordered>(left: Expression<T>, right: Value<NoInfer<T>>): Expr<boolean> {
  return operate(">", left, right);
}

export function gte<T extends Ordered>(left: Expression<T>, right: Value<NoInfer<T>>): Expr<boolean> {
  return operate(">=", left, right);
}

/** Whether the value is one of the list. */
export function isIn<T>(value: Expression<T>, list: Value<readonly NoInfer<T>[]>): Expr<boolean> {
  return operate("in", value, list);
}
