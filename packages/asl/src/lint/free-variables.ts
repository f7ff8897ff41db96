import { isTree, type JsonataTree, treeChildren } from "../expressions/jsonata-tree.ts";

/** Names an expression reads and does not bind itself, without those of `$` and `$$`. */
export function freeVariables(tree: JsonataTree): ReadonlySet<string> {
  const free = new Set<string>();
  collect(tree, new Set(), free);
  return free;
}

function collect(tree: JsonataTree, bound: ReadonlySet<string>, free: Set<string>): void {
  if (tree.type === "variable") {
    const name = String(tree.value);
    if (name !== "" && name !== "$" && !bound.has(name)) free.add(name);
  }
  const inner = boundInside(tree, bound);
  for (const child of treeChildren(tree)) collect(child, inner, free);
}

function boundInside(tree: JsonataTree, bound: ReadonlySet<string>): ReadonlySet<string> {
  switch (tree.type) {
    case "lambda":
      return with_(bound, treesOf(tree.arguments).map(variableName));
    case "block":
      return with_(
        bound,
        treesOf(tree.expressions).map((each) =>
          each.type === "bind" && isTree(each.lhs) ? variableName(each.lhs) : "",
        ),
      );
    case "bind":
      return isTree(tree.lhs) ? with_(bound, [variableName(tree.lhs)]) : bound;
    case "path":
      return with_(
        bound,
        treesOf(tree.steps).flatMap((step) => [step.focus, step.index].filter((name) => typeof name === "string")),
      );
    default:
      return bound;
  }
}

function treesOf(value: unknown): readonly JsonataTree[] {
  return Array.isArray(value) ? value.filter(isTree) : [];
}

function variableName(tree: JsonataTree): string {
  return String(tree.value);
}

function with_(bound: ReadonlySet<string>, names: readonly string[]): ReadonlySet<string> {
  return names.length === 0 ? bound : new Set([...bound, ...names]);
}
