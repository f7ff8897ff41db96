import type { ExprNode } from "jsonata";

/**
 * Refuses what JSONata 2.1 added: Step Functions implements 2.0.6, without `??` and `?:`. The parser turns both into
 * conditions, whose place stands behind the operator; a regular expression may well hold the same characters.
 *
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function rejectNewerOperators(ast: ExprNode, text: string): void {
  const operator = newerOperator(ast, text);
  if (operator)
    throw Object.assign(new SyntaxError(`The symbol "${operator[1]}" cannot be used as a prefix operator`), {
      code: "S0211",
    });
}

function newerOperator(node: unknown, text: string): string | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  if ("type" in node && node.type === "condition" && "position" in node && typeof node.position === "number") {
    const operator = text.slice(node.position - 2, node.position);
    if (operator === "??" || operator === "?:") return operator;
  }
  for (const child of Object.values(node)) {
    const found = newerOperator(child, text);
    if (found) return found;
  }
  return undefined;
}
