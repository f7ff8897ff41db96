import { type JsonataTree, treeChildren } from "../../expressions/jsonata-tree.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Expression } from "../expressions-of.ts";
import type { Rule } from "./rule.ts";

/** Every expression parses, in the JSONata that Step Functions has. */
export const expressionSyntax: Rule = ({ expressions }) => expressions.flatMap(ofExpression);

function ofExpression(expression: Expression): readonly Diagnostic[] {
  const { tree, problem, location, text } = expression;
  if (!tree)
    return [{ code: "TRB-ASL-120", severity: "error", message: `the expression cannot be read: ${problem}`, location }];
  const found = new Set(unsupported(tree, text));
  return [...found].map(
    (what) => ({ code: "TRB-ASL-121", severity: "error", message: `Step Functions has no ${what}`, location }) as const,
  );
}

/** JSONata 2.1 added `?:` and `??`; Step Functions has 2.0. The parser turns both into conditions. */
function unsupported(tree: JsonataTree, text: string): readonly string[] {
  const operator = tree.type === "condition" ? text.slice((tree.position ?? 0) - 2, tree.position) : "";
  const own =
    operator === "?:" || operator === "??"
      ? [`operator ${operator}`]
      : tree.type === "variable" && tree.value === "eval"
        ? ["$eval"]
        : [];
  return [...own, ...treeChildren(tree).flatMap((child) => unsupported(child, text))];
}
