import { expressionIn } from "../expressions/jsonata-tree.ts";
import { array, type Code, call, literal, object } from "./code.ts";
import type { Imports } from "./imports.ts";

/** Whether the builder prints every expression in a value as it stands here: one space inside the delimiters. */
export function isSpelledAlike(value: unknown): boolean {
  if (typeof value === "string") {
    const text = expressionIn(value);
    return text === undefined || (text.trim() !== "" && `{% ${text.trim()} %}` === value);
  }
  return typeof value !== "object" || value === null || Object.values(value).every(isSpelledAlike);
}

/** A payload with `{% %}` strings as builder code. */
export function payloadCode(value: unknown, imports: Imports): Code {
  if (typeof value === "string") return textCode(value, imports);
  if (Array.isArray(value)) return array(value.map((item) => payloadCode(item, imports)));
  if (typeof value !== "object" || value === null) return literal(value);
  return object(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, payloadCode(inner, imports)])));
}

/** A scalar or an expression. `type` is written where the compiler cannot infer it. */
export function textCode(value: unknown, imports: Imports, type?: string): Code {
  const text = typeof value === "string" ? expressionIn(value)?.trim() : undefined;
  if (text === undefined) return literal(value);
  const callee = imports.use("jsonata");
  return call(type === undefined ? callee : `${callee}<${type}>`, JSON.stringify(text));
}
