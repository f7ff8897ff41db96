import { AthenaError } from "../athena-error.ts";
import { type Ast, fieldsOf, nameOf, rebuild } from "./ast.ts";

export interface KnownColumns {
  /** Columns of a table of the catalog; undefined for other names. */
  columnsOf(table: Ast): readonly string[] | undefined;
  /** `line:column` of a column's use. */
  placeOf(column: Ast): string;
}

/**
 * Trino resolves names of the SELECT list in ORDER BY only; DuckDB does in WHERE, GROUP BY, HAVING and the list itself.
 *
 * @throws AthenaError `COLUMN_NOT_FOUND`
 */
export function refuseAliasUse(statement: Ast, known: KnownColumns): void {
  rebuild(statement, (node) => {
    const select = fieldsOf(node, "select");
    if (select) checkSelect(select, known);
    return node;
  });
}

function checkSelect(select: Ast, known: KnownColumns): void {
  const expressions = listed(select.expressions);
  const aliases = new Set(
    expressions.map((expression) => nameOf(fieldsOf(expression, "alias")?.alias)?.toLowerCase() ?? ""),
  );
  const provided = sourceColumns(select, known);
  if (!provided) return;
  const places = [select.where_clause, select.group_by, select.having, ...expressions];
  for (const part of places)
    for (const column of ownColumns(part)) {
      const name = nameOf(column.name)?.toLowerCase() ?? "";
      if (!column.table && aliases.has(name) && !provided.has(name))
        throw new AthenaError(
          `COLUMN_NOT_FOUND: line ${known.placeOf(column)}: Column '${nameOf(column.name)}' cannot be resolved`,
        );
    }
}

/** Names that FROM brings; undefined where some of them are not known. */
function sourceColumns(select: Ast, known: KnownColumns): Set<string> | undefined {
  const from = listed(fieldsOf({ from: select.from }, "from")?.expressions);
  const sources = [...from, ...listed(select.joins).map((join) => join.this)];
  const names = new Set<string>();
  for (const source of sources) {
    const table = fieldsOf(source, "table");
    const fields = table ?? fieldsOf(source, "alias") ?? fieldsOf(source, "subquery");
    const given = listed(fields?.column_aliases).flatMap((column) => nameOf(column) ?? []);
    const columns = given.length > 0 ? given : table && known.columnsOf(table);
    if (!columns) return undefined;
    for (const column of columns) names.add(column.toLowerCase());
  }
  return names;
}

/** Columns that an expression names itself, not in a query or lambda inside it. */
function ownColumns(value: unknown): Ast[] {
  if (Array.isArray(value)) return value.flatMap(ownColumns);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([kind, inner]) => {
    if (["select", "union", "subquery", "lambda", "exists"].includes(kind)) return [];
    if (kind === "column" && fieldsOf(value, "column")?.name) return [inner as Ast];
    return ownColumns(inner);
  });
}

const listed = (value: unknown): Ast[] => (Array.isArray(value) ? (value as Ast[]) : []);
