import type { ExpressionNode } from "./expression-node.ts";

/** The expressions directly inside an expression. */
export function childrenOf(of: ExpressionNode): readonly ExpressionNode[] {
  switch (of.kind) {
    case "literal":
    case "raw":
    case "test":
      return [];
    case "reference":
      return of.root.of === "expression" ? [of.root.value] : [];
    case "call":
      return of.args;
    case "operator":
      return [of.left, of.right];
    case "conditional":
      return [of.test, of.yes, of.no];
    case "object":
      return of.entries.map(([, value]) => value);
    case "array":
      return of.items;
    case "projection":
      return [of.list, of.body];
    case "flattening":
      return [of.list];
    case "selection":
      return [of.list, of.test];
    case "sorting":
      return [of.list, of.key];
  }
}
