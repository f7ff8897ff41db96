import { isRecord } from "../../../template/is-record.ts";

/** A node of the SQL parser: one key, the kind, and its fields. */
export type Ast = Readonly<Record<string, unknown>>;

/** Rebuilds a tree from the leaves up; `change` sees each node after its children. */
export function rebuild(value: unknown, change: (node: Ast) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => rebuild(item, change));
  if (!isRecord(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rebuild(item, change)])));
}

/** The fields of a node when it is of that kind. */
export function fieldsOf(node: unknown, kind: string): Ast | undefined {
  if (!isRecord(node)) return undefined;
  const fields = node[kind];
  return isRecord(fields) ? fields : undefined;
}

/** The text of an identifier node. */
export function nameOf(node: unknown): string | undefined {
  return isRecord(node) && typeof node.name === "string" ? node.name : undefined;
}

export function call(name: string, ...args: unknown[]): Ast {
  return {
    function: {
      name,
      args,
      distinct: false,
      trailing_comments: [],
      use_bracket_syntax: false,
      no_parens: false,
      quoted: false,
    },
  };
}

export const numberNode = (value: number): Ast => ({ literal: { literal_type: "number", value: String(value) } });
export const textNode = (value: string): Ast => ({ literal: { literal_type: "string", value } });
export const columnNode = (name: string): Ast => ({
  column: {
    name: { name, quoted: false, trailing_comments: [] },
    table: null,
    join_mark: false,
    trailing_comments: [],
  },
});

/** The text of a literal in single quotes. */
export function literalText(node: unknown): string | undefined {
  const literal = fieldsOf(node, "literal");
  return literal?.literal_type === "string" && typeof literal.value === "string" ? literal.value : undefined;
}
