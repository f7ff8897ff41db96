import { childrenOf } from "./children-of.ts";
import type { ExpressionNode, ReferenceRoot } from "./expression-node.ts";

/** What an expression refers to, at any depth. */
export function rootsIn(of: ExpressionNode): ReadonlySet<ReferenceRoot["of"]> {
  const roots = new Set<ReferenceRoot["of"]>();
  if (of.kind === "reference") roots.add(of.root.of);
  for (const child of childrenOf(of)) for (const root of rootsIn(child)) roots.add(root);
  return roots;
}
