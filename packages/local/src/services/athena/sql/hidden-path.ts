import { type Ast, fieldsOf, nameOf, rebuild } from "./ast.ts";

/** The column of every table that tells a row's file; `*` leaves it out. https://docs.aws.amazon.com/athena/latest/ug/querying-tables.html */
export const hiddenPath = "$path";
/** Its name in DuckDB. */
export const hiddenColumn = "trino_hidden_path";

export function usesPath(statement: Ast): boolean {
  let used = false;
  rebuild(statement, (node) => {
    if (nameOf(fieldsOf(node, "column")?.name)?.toLowerCase() === hiddenPath) used = true;
    return node;
  });
  return used;
}

/** Names the hidden column as DuckDB has it, and takes it out of each `*` over a table of the catalog. */
export function hidePath(node: Ast, isTable: (name: string) => boolean): Ast {
  const column = fieldsOf(node, "column");
  if (nameOf(column?.name)?.toLowerCase() === hiddenPath)
    return { column: { ...column, name: { ...fieldsOf(column, "name"), name: hiddenColumn } } };
  const select = fieldsOf(node, "select");
  if (!select || !Array.isArray(select.expressions)) return node;
  const from = listed(fieldsOf({ from: select.from }, "from")?.expressions);
  const joined = listed(select.joins).map((join) => join.this);
  const named = [...from, ...joined].some((item) => isTable(nameOf(fieldsOf(item, "table")?.name) ?? ""));
  if (!named) return node;
  const except = [{ name: hiddenColumn, quoted: false, trailing_comments: [] }];
  const expressions = select.expressions.map((expression: Ast) => {
    const star = fieldsOf(expression, "star");
    return star ? { star: { ...star, except } } : expression;
  });
  return { select: { ...select, expressions } };
}

const listed = (value: unknown): Ast[] => (Array.isArray(value) ? (value as Ast[]) : []);
