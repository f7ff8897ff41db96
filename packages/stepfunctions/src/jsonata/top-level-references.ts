import type { ExprNode } from "jsonata";

/** What of a node leads on to others; its own declaration leaves out most of it. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly steps?: readonly Node[];
  readonly lhs?: Node | readonly (readonly Node[])[];
  readonly rhs?: Node;
  readonly expressions?: readonly Node[];
  readonly expression?: Node;
  readonly arguments?: readonly Node[];
  readonly procedure?: Node;
  readonly body?: Node;
  readonly condition?: Node;
  readonly then?: Node;
  readonly else?: Node;
}

/**
 * Names an expression reads from a context item, `$` and `$$`. Step Functions evaluates expressions without one: input and
 * variables have names of their own (`$states`, `$name`), so such a name could only ever be undefined.
 */
export function topLevelReferences(ast: ExprNode): string[] {
  const found = new Set<string>();
  walk(ast as Node, found);
  return [...found];
}

function walk(node: Node | undefined, found: Set<string>): void {
  if (!node) return;
  if (node.type === "variable" && (node.value === "$" || node.value === "")) found.add(`$${node.value}`);
  if (node.type === "path") {
    const [first] = node.steps ?? [];
    // Later steps, filters and groups see what the first one gave.
    if (first?.type === "name") found.add(String(first.value));
    else walk(first, found);
    return;
  }
  // The pattern and update of a transform see what it is applied to.
  if (node.type === "transform") return;
  if (Array.isArray(node.lhs)) for (const pair of node.lhs as readonly (readonly Node[])[]) walkAll(pair, found);
  // What stands left of := is written, not read.
  else if (node.type !== "bind") walk(node.lhs as Node | undefined, found);
  walk(node.rhs, found);
  walkAll(node.expressions, found);
  walk(node.expression, found);
  walkAll(node.arguments, found);
  walk(node.procedure, found);
  walk(node.body, found);
  walk(node.condition, found);
  walk(node.then, found);
  walk(node.else, found);
}

function walkAll(nodes: readonly Node[] | undefined, found: Set<string>): void {
  for (const node of nodes ?? []) walk(node, found);
}
