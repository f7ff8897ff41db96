import type { Knot } from "../cost/knots.ts";
import { expressionIn, type JsonataTree, parseJsonata, treeChildren } from "../expressions/jsonata-tree.ts";
import type { ChoiceRule, DataTest } from "../states/choice.ts";
import type { StateGraph } from "../states/state-machine-definition.ts";

/** How often a loop turns: a number it is written with, `counted` when the data says it, nothing when it has no bound. */
export function turnsOf({ names }: Knot, graph: StateGraph): number | "counted" | undefined {
  const bounds = names.flatMap((name) => {
    const state = graph.States[name];
    return state?.Type === "Choice" ? state.Choices.flatMap(boundsIn) : [];
  });
  if (bounds.length === 0) return undefined;
  const numbers = bounds.filter((bound) => typeof bound === "number");
  const adds = names.some((name) => /States\.MathAdd|[+-]\s*1\b/.test(JSON.stringify(graph.States[name])));
  // A number that nothing counts up to is a size or an age.
  return adds && numbers.length === bounds.length ? Math.max(...numbers) : "counted";
}

type Bound = number | "counted";

/** What a rule holds a count against. A comparison for order is what loops are counted by. */
function boundsIn(rule: ChoiceRule): readonly Bound[] {
  if (rule.Condition === undefined) return inTest(rule);
  const text = typeof rule.Condition === "string" ? expressionIn(rule.Condition) : undefined;
  if (text === undefined) return [];
  try {
    return inTree(parseJsonata(text));
  } catch {
    // Another rule tells that it cannot be read.
    return [];
  }
}

function inTest(test: DataTest): readonly Bound[] {
  const own = Object.entries(test).flatMap(([name, value]): readonly Bound[] =>
    /^Numeric(Less|Greater)Than/.test(name) ? [typeof value === "number" ? value : "counted"] : [],
  );
  return [...own, ...[...(test.And ?? []), ...(test.Or ?? []), ...(test.Not ? [test.Not] : [])].flatMap(inTest)];
}

function inTree(tree: JsonataTree): readonly Bound[] {
  const children = treeChildren(tree);
  if (tree.type !== "binary" || !["<", "<=", ">", ">="].includes(String(tree.value))) return children.flatMap(inTree);
  const number = children.find(({ type }) => type === "number")?.value;
  // More than none is a question for the data: whether anything is left.
  if (number === 0) return [];
  return [typeof number === "number" ? number : "counted"];
}
