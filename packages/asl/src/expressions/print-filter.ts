import type { ExpressionNode, Operator } from "./expression-node.ts";
import { pathSteps, unsayable } from "./print-json-path.ts";

const comparisons: Partial<Record<Operator, string>> = {
  "=": "==",
  "!=": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

/** The test of a selection as the inside of `[?( )]`, the element being `@`. */
export function printFilter(of: ExpressionNode, id: number): string {
  if (of.kind === "operator" && (of.operator === "and" || of.operator === "or")) {
    const sign = of.operator === "and" ? "&&" : "||";
    return `(${printFilter(of.left, id)} ${sign} ${printFilter(of.right, id)})`;
  }
  if (of.kind === "call" && of.name === "not" && of.args[0]) return `!(${printFilter(of.args[0], id)})`;
  if (of.kind === "call" && of.name === "exists" && of.args[0]) return operand(of.args[0], id);
  if (of.kind === "operator" && comparisons[of.operator] !== undefined) {
    return `${operand(of.left, id)} ${comparisons[of.operator]} ${operand(of.right, id)}`;
  }
  throw unsayable("JSONPath selects by comparisons of the element with literals only");
}

function operand(of: ExpressionNode, id: number): string {
  if (of.kind === "literal") {
    return typeof of.value === "string" ? `'${of.value.replaceAll(/['\\]/g, "\\$&")}'` : String(of.value);
  }
  if (of.kind === "reference" && of.root.of === "item" && of.root.id === id) return `@${pathSteps(of.path)}`;
  throw unsayable("JSONPath selects by comparisons of the element with literals only");
}
