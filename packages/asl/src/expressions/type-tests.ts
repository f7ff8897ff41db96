import type { Expr, Expression } from "./expr.ts";
import { call, operate } from "./make.ts";

function hasType(value: Expression<unknown>, type: string): Expr<boolean> {
  return operate("=", call("type", value), type);
}

export function isString(value: Expression<unknown>): Expr<boolean> {
  return hasType(value, "string");
}

export function isNumber(value: Expression<unknown>): Expr<boolean> {
  return hasType(value, "number");
}

export function isBoolean(value: Expression<unknown>): Expr<boolean> {
  return hasType(value, "boolean");
}

export function isArray(value: Expression<unknown>): Expr<boolean> {
  return hasType(value, "array");
}

export function isObject(value: Expression<unknown>): Expr<boolean> {
  return hasType(value, "object");
}

export function isNull(value: Expression<unknown>): Expr<boolean> {
  return hasType(value, "null");
}
