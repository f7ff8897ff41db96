import type { ExprNode } from "jsonata";

/** The members of `$states` that an expression reads by their names. */
export function statesMembers(ast: ExprNode): Set<string> {
  const found = new Set<string>();
  walk(ast, found);
  return found;
}

function walk(node: unknown, found: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if ("type" in node && node.type === "path" && "steps" in node && Array.isArray(node.steps)) {
    const [first, second] = node.steps as Partial<ExprNode>[];
    if (first?.type === "variable" && first.value === "states" && second?.type === "name")
      found.add(String(second.value));
  }
  for (const child of Object.values(node)) walk(child, found);
}
