import type { ExpressionNode, Operator, ReferenceNode, ReferenceRoot } from "../expressions/expression-node.ts";
import { isTree, type JsonataTree, parseJsonata } from "../expressions/jsonata-tree.ts";
import { printJsonata } from "../expressions/print-jsonata.ts";
import { operatorNames } from "./function-names.ts";

/** JSONata text as the model's expression; nothing where the model would spell it otherwise. */
export function readJsonata(text: string): ExpressionNode | undefined {
  try {
    const node = read(parseJsonata(text), undefined);
    return node && printJsonata(node) === text ? node : undefined;
  } catch {
    // Neither the parser nor the printer takes it: it stays as its author wrote it.
    return undefined;
  }
}

/** Told apart from the ids of expressions that are built: these are never printed together. */
let nextItem = -1;

/** `item` is the element that bare names refer to. */
function read(tree: JsonataTree, item: number | undefined): ExpressionNode | undefined {
  switch (tree.type) {
    case "string":
    case "number":
    case "value":
      return literal(tree.value);
    case "variable":
    case "path":
      return readPath(tree, item);
    case "function":
      return readCall(tree, item);
    case "binary": {
      const operator = tree.value === "&" ? "&" : operatorOf(tree.value);
      const [left, right] = [readField(tree, "lhs", item), readField(tree, "rhs", item)];
      return operator && left && right ? { kind: "operator", operator, left, right } : undefined;
    }
    case "condition": {
      const [test, yes, no] = ["condition", "then", "else"].map((field) => readField(tree, field, item));
      return test && yes && no ? { kind: "conditional", test, yes, no } : undefined;
    }
    case "block": {
      const [only, ...more] = listOf(tree.expressions);
      return only && more.length === 0 ? read(only, item) : undefined;
    }
    case "unary":
      return tree.value === "[" ? readArray(tree, item) : tree.value === "{" ? readObject(tree, item) : undefined;
    default:
      return undefined;
  }
}

function literal(value: unknown): ExpressionNode | undefined {
  const plain = value === null || ["string", "number", "boolean"].includes(typeof value);
  return plain ? { kind: "literal", value: value as string | number | boolean | null } : undefined;
}

function operatorOf(value: unknown): Operator | undefined {
  return typeof value === "string" && value in operatorNames ? (value as Operator) : undefined;
}

function readField(tree: JsonataTree, field: string, item: number | undefined): ExpressionNode | undefined {
  const inner = tree[field];
  return isTree(inner) ? read(inner, item) : undefined;
}

function readCall(tree: JsonataTree, item: number | undefined): ExpressionNode | undefined {
  const { procedure } = tree;
  if (!isTree(procedure) || procedure.type !== "variable" || typeof procedure.value !== "string") return undefined;
  const args = allOf(listOf(tree.arguments), item);
  return args && { kind: "call", name: procedure.value, args };
}

function readArray(tree: JsonataTree, item: number | undefined): ExpressionNode | undefined {
  const inside = listOf(tree.expressions);
  const [only, ...more] = inside;
  const filtered = only && more.length === 0 && only.type === "path" ? readListWork(only, item) : undefined;
  if (filtered) return filtered;
  const items = allOf(inside, item);
  return items && { kind: "array", items };
}

/** `[list.{ ... }]`, `[list.field]`, `[list[test]]`, `[list^(key)]` */
function readListWork(tree: JsonataTree, item: number | undefined): ExpressionNode | undefined {
  const steps = listOf(tree.steps);
  const last = steps.at(-1);
  if (!last) return undefined;
  const id = nextItem--;
  if (last.type === "sort") return readSorting(steps.slice(0, -1), last, id, item);
  const filters = filtersOf(last);
  const [filter] = filters;
  if (filter && filters.length === 1 && filter.type !== "number") {
    const list = readSteps([...steps.slice(0, -1), bare(last)], item);
    const test = list && read(filter, id);
    return list && test && { kind: "selection", id, list, test };
  }
  const list = filters.length === 0 ? readSteps(steps.slice(0, -1), item) : undefined;
  const body = list && (last.type === "name" ? itemField(id, last) : read(last, id));
  return list && body && { kind: "projection", id, list, body };
}

function readSorting(
  list: readonly JsonataTree[],
  { terms }: JsonataTree,
  id: number,
  item: number | undefined,
): ExpressionNode | undefined {
  const [term, ...more] = terms as readonly { readonly expression: JsonataTree; readonly descending: boolean }[];
  if (!term || more.length > 0) return undefined;
  const [sorted, key] = [readSteps(list, item), read(term.expression, id)];
  return sorted && key && { kind: "sorting", id, list: sorted, key, descending: term.descending };
}

function itemField(id: number, { value }: JsonataTree): ReferenceNode | undefined {
  return typeof value === "string" ? { kind: "reference", root: { of: "item", id }, path: [value] } : undefined;
}

function readObject(tree: JsonataTree, item: number | undefined): ExpressionNode | undefined {
  const pairs: unknown = tree.lhs;
  if (!Array.isArray(pairs)) return undefined;
  const entries: (readonly [string, ExpressionNode])[] = [];
  for (const [key, value] of pairs as readonly (readonly JsonataTree[])[]) {
    const node = value && read(value, item);
    if (key?.type !== "string" || typeof key.value !== "string" || !node) return undefined;
    entries.push([key.value, node]);
  }
  return { kind: "object", entries };
}

function allOf(trees: readonly JsonataTree[], item: number | undefined): readonly ExpressionNode[] | undefined {
  const nodes = trees.map((tree) => read(tree, item));
  return nodes.every((node) => node !== undefined) ? nodes : undefined;
}

function readPath(tree: JsonataTree, item: number | undefined): ExpressionNode | undefined {
  return readSteps(tree.type === "path" ? listOf(tree.steps) : [tree], item);
}

function readSteps(steps: readonly JsonataTree[], item: number | undefined): ExpressionNode | undefined {
  const [first, ...rest] = steps;
  if (!first) return undefined;
  const path: (string | number)[] = [];
  for (const step of rest) {
    if (step.type !== "name" || typeof step.value !== "string" || /^(0|[1-9]\d*)$/.test(step.value)) return undefined;
    const places = filtersOf(step).map(({ type, value }) => (type === "number" ? value : undefined));
    if (!places.every((place) => typeof place === "number")) return undefined;
    path.push(step.value, ...places);
  }
  const places = filtersOf(first).map(({ type, value }) => (type === "number" ? value : undefined));
  if (!places.every((place) => typeof place === "number")) return undefined;
  return rooted(bare(first), [...places, ...path], item);
}

const states: readonly string[] = ["input", "result", "errorOutput", "context"];

function rooted(
  first: JsonataTree,
  path: readonly (string | number)[],
  item: number | undefined,
): ExpressionNode | undefined {
  const reference = (root: ReferenceRoot, rest = path): ReferenceNode => ({ kind: "reference", root, path: rest });
  if (first.type === "variable" && typeof first.value === "string") {
    if (first.value === "") return item === undefined ? undefined : reference({ of: "item", id: item });
    if (first.value !== "states") return reference({ of: "variable", name: first.value });
    const [of, ...rest] = path;
    return states.includes(of as string) ? reference({ of: of as "input" }, rest) : undefined;
  }
  if (first.type === "name" && typeof first.value === "string") {
    return item === undefined ? undefined : reference({ of: "item", id: item }, [first.value, ...path]);
  }
  const value = read(first, item);
  return value && (path.length === 0 ? value : reference({ of: "expression", value }));
}

/** The tests and places in brackets after a step. */
function filtersOf(step: JsonataTree): readonly JsonataTree[] {
  return [...listOf(step.stages), ...listOf(step.predicate)].flatMap((each) => (isTree(each.expr) ? [each.expr] : []));
}

function bare({ stages: _stages, predicate: _predicate, ...step }: JsonataTree): JsonataTree {
  return step as JsonataTree;
}

function listOf(value: unknown): readonly JsonataTree[] {
  return Array.isArray(value) ? value.filter(isTree) : [];
}
