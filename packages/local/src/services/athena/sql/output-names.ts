import { type Ast, fieldsOf } from "./ast.ts";
import { hiddenColumn, hiddenPath } from "./hidden-path.ts";

const anonymous = "trino anonymous";
const setOperations: readonly string[] = ["union", "intersect", "except"];

/**
 * Marks the columns of a statement's result that its author gave no name; {@link outputName} names them as Trino does:
 * DuckDB would show its own spelling of the expression.
 */
export function markAnonymous(statement: Ast): Ast {
  const select = fieldsOf(statement, "select");
  if (Array.isArray(select?.expressions))
    return { select: { ...select, expressions: select.expressions.map((node: Ast) => marked(node)) } };
  for (const kind of setOperations) {
    const fields = fieldsOf(statement, kind);
    if (fields) return { [kind]: { ...fields, left: markAnonymous(fields.left as Ast) } };
  }
  const subquery = fieldsOf(statement, "subquery");
  return subquery ? { subquery: { ...subquery, this: markAnonymous(subquery.this as Ast) } } : statement;
}

/** Name of the result's column at an index, given DuckDB's name of it. */
export function outputName(name: string, index: number, statement: Ast): string {
  if (name === hiddenColumn) return hiddenPath;
  return name.startsWith(anonymous) || "values" in statement ? `_col${index}` : name;
}

function marked(expression: Ast): Ast {
  if ("alias" in expression || "star" in expression || isName(expression)) return expression;
  const inner = fieldsOf(expression, "paren")?.this;
  if (fieldsOf(inner, "column")) return inner as Ast;
  return {
    alias: {
      this: expression,
      alias: { name: anonymous, quoted: true, trailing_comments: [] },
      column_aliases: [],
      alias_explicit_as: true,
      pre_alias_comments: [],
      trailing_comments: [],
    },
  };
}

/** A column, or a field of one: `label` is the name of `sentiment.label`, and none is that of `labels[1].name`. */
const isName = (expression: unknown): boolean =>
  fieldsOf(expression, "column") !== undefined ||
  (fieldsOf(expression, "dot") !== undefined && isName(fieldsOf(expression, "dot")?.this));
