import type { Expr, Value } from "./expr.ts";
import { call, operate } from "./make.ts";

type Num = Value<number>;

export function add(left: Num, right: Num): Expr<number> {
  return operate("+", left, right);
}

export function subtract(left: Num, right: Num): Expr<number> {
  return operate("-", left, right);
}

export function multiply(left: Num, right: Num): Expr<number> {
  return operate("*", left, right);
}

export function divide(left: Num, right: Num): Expr<number> {
  return operate("/", left, right);
}

/** The remainder of a division. */
export function modulo(left: Num, right: Num): Expr<number> {
  return operate("%", left, right);
}

export function abs(value: Num): Expr<number> {
  return call("abs", value);
}

export function floor(value: Num): Expr<number> {
  return call("floor", value);
}

export function ceil(value: Num): Expr<number> {
  return call("ceil", value);
}

/** Rounds halves to even, as JSONata does. */
export function round(value: Num, digits?: Num): Expr<number> {
  return call("round", value, digits);
}

export function sqrt(value: Num): Expr<number> {
  return call("sqrt", value);
}

/** As a picture of XPath says: `formatNumber(1234.5, "#,##0.00")` is `1,234.50`. */
export function formatNumber(value: Num, picture: Value<string>): Expr<string> {
  return call("formatNumber", value, picture);
}

/** A whole number in words or by a picture: `formatInteger(12, "w")` is `twelve`, `formatInteger(7, "000")` is `007`. */
export function formatInteger(value: Num, picture: Value<string>): Expr<string> {
  return call("formatInteger", value, picture);
}

export function power(base: Num, exponent: Num): Expr<number> {
  return call("power", base, exponent);
}

/** A number from a string. */
export function toNumber(value: Value<string | number | boolean>): Expr<number> {
  return call("number", value);
}

export function sum(list: Value<readonly number[]>): Expr<number> {
  return call("sum", list);
}

export function max(list: Value<readonly number[]>): Expr<number> {
  return call("max", list);
}

export function min(list: Value<readonly number[]>): Expr<number> {
  return call("min", list);
}

export function average(list: Value<readonly number[]>): Expr<number> {
  return call("average", list);
}
