import { createRequire } from "node:module";

// Required, not imported: Node would first search its 300 kB for names to export, which takes longer than running them.
const jsonata = createRequire(import.meta.url)("jsonata") as typeof import("jsonata");

/** A node of the JSONata parser's tree; its own declarations leave out half of what is in it. */
export interface JsonataTree {
  readonly type: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly [field: string]: unknown;
}

/** The text between `{%` and `%}`; nothing when the string is not an expression. */
export function expressionIn(text: string): string | undefined {
  return /^\s*\{%(.*)%\}\s*$/s.exec(text)?.[1];
}

/** Throws the parser's own error, which has `code`, `position` and `message`. */
export function parseJsonata(text: string): JsonataTree {
  return jsonata(text).ast() as JsonataTree;
}

/** The nodes directly inside a node, in the order of the text as far as the parser keeps it. */
export function treeChildren(tree: JsonataTree): readonly JsonataTree[] {
  return Object.entries(tree).flatMap(([field, value]) => (field === "type" ? [] : treesIn(value)));
}

function treesIn(value: unknown): readonly JsonataTree[] {
  if (Array.isArray(value)) return value.flatMap(treesIn);
  return isTree(value) ? [value] : [];
}

export function isTree(value: unknown): value is JsonataTree {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
