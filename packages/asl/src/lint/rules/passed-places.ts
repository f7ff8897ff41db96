import { isTree, type JsonataTree, treeChildren } from "../../expressions/jsonata-tree.ts";
import type { Rule } from "./rule.ts";

/**
 * `[list[test]][0].name` yields nothing: a path that begins with `[ ... ]` takes what stands there for its list of
 * elements, and one element by its place is none.
 */
export const passedPlaces: Rule = ({ expressions }) =>
  expressions.flatMap(({ tree, location }) =>
    tree && hidesPlace(tree)
      ? [
          {
            code: "TRB-ASL-151",
            severity: "warning",
            message: "what follows [ ... ][place] yields nothing; ([ ... ])[place] yields the element",
            location,
          } as const,
        ]
      : [],
  );

function hidesPlace(tree: JsonataTree): boolean {
  const [first] = Array.isArray(tree.steps) ? tree.steps : [];
  const filters: unknown = isTree(first) && first.consarray === true ? first.predicate : undefined;
  return (Array.isArray(filters) && filters.some(isPlace)) || treeChildren(tree).some(hidesPlace);
}

/** `[0]`, `[-1]`; a test in brackets leaves a list. */
function isPlace(filter: unknown): boolean {
  return isTree(filter) && isTree(filter.expr) && filter.expr.type === "number";
}
