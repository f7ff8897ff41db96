import { isTree, type JsonataTree, treeChildren } from "../expressions/jsonata-tree.ts";

/** The paths an expression reads below `$states`: `["result", "JobId"]`. */
export function statesFieldsRead(tree: JsonataTree): readonly (readonly string[])[] {
  const own = tree.type === "path" ? below(tree) : tree.type === "variable" && tree.value === "states" ? [[]] : [];
  const steps = tree.type === "path" && own.length > 0 ? stepsAfterRoot(tree) : treeChildren(tree);
  return [...own, ...steps.flatMap(statesFieldsRead)];
}

function stepsOf(path: JsonataTree): readonly JsonataTree[] {
  return Array.isArray(path.steps) ? path.steps.filter(isTree) : [];
}

function stepsAfterRoot(path: JsonataTree): readonly JsonataTree[] {
  return stepsOf(path).flatMap((step, at) => (at === 0 ? treeChildren(step) : [step]));
}

function below(path: JsonataTree): readonly (readonly string[])[] {
  const [root, ...rest] = stepsOf(path);
  if (root?.type !== "variable" || root.value !== "states") return [];
  const names: string[] = [];
  for (const step of rest) {
    if (step.type !== "name") break;
    names.push(String(step.value));
  }
  return [names];
}
