import { AthenaError } from "../athena-error.ts";
import { type Ast, call, columnNode, fieldsOf, nameOf, numberNode, rebuild, textNode } from "./ast.ts";

const entry = "trino_entry";
const field = (name: string): Ast => call("struct_extract", columnNode(entry), textNode(name));

/** A lambda `(key, value) -> x` as one over the entries of a map; `shape` makes an entry of what it gives. */
export function overEntries(
  lambda: unknown,
  shape?: (result: Ast, entry: (name: string) => Ast) => readonly [unknown, unknown],
): Ast {
  const body = inlined(lambda, [field("key"), field("value")]);
  return ofEntry(lambda, shape ? call("row", ...shape(body, field)) : body);
}

/** A lambda `(one, other) -> x` as one over pairs. */
export function overPairs(lambda: unknown): Ast {
  const part = (index: number): Ast => call("struct_extract_at", columnNode(entry), numberNode(index));
  return ofEntry(lambda, inlined(lambda, [part(1), part(2)]));
}

function ofEntry(lambda: unknown, body: Ast): Ast {
  return {
    lambda: {
      ...fieldsOf(lambda, "lambda"),
      parameters: [{ name: entry, quoted: false, trailing_comments: [] }],
      body,
    },
  };
}

function inlined(lambda: unknown, values: readonly Ast[]): Ast {
  const fields = fieldsOf(lambda, "lambda");
  const parameters = Array.isArray(fields?.parameters) ? fields.parameters.map(nameOf) : [];
  if (parameters.length !== values.length)
    throw new AthenaError(`SYNTAX_ERROR: a lambda of ${values.length} arguments is expected here`);
  return rebuild(fields?.body, (node) => {
    const column = fieldsOf(node, "column");
    const index = column && !column.table ? parameters.indexOf(nameOf(column.name)) : -1;
    return values[index] ?? node;
  }) as Ast;
}
