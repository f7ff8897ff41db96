import { type Expr, expr } from "./expr.ts";
import type { Operator } from "./expression-node.ts";
import { toNode } from "./to-node.ts";

/** A call of a JSONata function; arguments left away at the end are not printed. */
export function call<T>(name: string, ...args: readonly unknown[]): Expr<T> {
  const given = args.filter((arg) => arg !== undefined).map(toNode);
  return expr({ kind: "call", name, args: Object.freeze(given) });
}

export function operate<T>(operator: Operator, left: unknown, right: unknown): Expr<T> {
  return expr({ kind: "operator", operator, left: toNode(left), right: toNode(right) });
}
