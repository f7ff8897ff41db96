import { isTree, parseJsonata } from "./jsonata-tree.ts";

/** Kinds of nodes whose text ends where they end: a call, a variable, something in brackets. */
const closed = new Set(["string", "variable", "value", "block", "function", "name"]);

/** How tightly a text written by hand holds together, by the operator it is made with; 0 when that is not known. */
export function rawPower(text: string, powers: Readonly<Record<string, number>>): number {
  try {
    const { type, value, steps, ...more } = parseJsonata(text);
    if (type === "binary" && typeof value === "string") return powers[value] ?? 0;
    if (type === "unary" && value === "[") return 100;
    if (closed.has(type) && Object.keys(more).every((field) => !suffixes.has(field))) return 100;
    const plain =
      type === "path" && Array.isArray(steps) && steps.every((step) => isTree(step) && step.type !== "sort");
    return plain && !("group" in more) ? pathPower : 0;
  } catch {
    return 0;
  }
}

/** More than any operator's, and less than a step's: `(a.b)[0]` is not `a.b[0]`. */
const pathPower = 70;

const suffixes = new Set(["group", "predicate", "stages", "index", "focus"]);
