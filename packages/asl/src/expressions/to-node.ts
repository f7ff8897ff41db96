import { TributaryError } from "@tributary/errors";
import { nodeOf } from "./expr.ts";
import type { ExpressionNode } from "./expression-node.ts";

/** A JavaScript value with expressions inside it, as one expression node. */
export function toNode(value: unknown): ExpressionNode {
  const known = nodeOf(value);
  if (known) return known;
  if (Array.isArray(value)) return Object.freeze({ kind: "array", items: Object.freeze(value.map(toNode)) });
  if (typeof value === "object" && value !== null) {
    requirePlain(value);
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.freeze({
      kind: "object",
      entries: Object.freeze(entries.map(([key, field]) => [key, toNode(field)] as const)),
    });
  }
  return Object.freeze({ kind: "literal", value: requireScalar(value) });
}

/** A definition is JSON: a Date, a Map or a class instance in it is a mistake that would print as `{}`. */
export function requirePlain(value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return;
  throw new TributaryError("TRB-ASL-002", `a ${value.constructor.name} stands where a JSON value belongs`);
}

export function requireScalar(value: unknown): string | number | boolean | null {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new TributaryError("TRB-ASL-002", `${describe(value)} stands where a JSON value belongs`);
}

function describe(value: unknown): string {
  return typeof value === "number" ? String(value) : value === undefined ? "undefined" : `a ${typeof value}`;
}
