import { AthenaError } from "../athena-error.ts";
import { type Ast, call, fieldsOf, nameOf, numberNode, textNode } from "./ast.ts";

/** Stands for DuckDB's named argument, which the parser has no node for; {@link finishUnnest} puts it in. */
const expandRows = "trino expand rows";

export interface UnnestContext {
  /** A parsed `(SELECT 1) AS t(c)`, to be filled. */
  readonly subquery: Ast;
  /** Whether an expression is a map; it has two columns when unnested, as an array of two-field rows has. */
  readonly isMap: (expression: unknown) => boolean;
  /** How many fields the rows of an array have, where that is known. */
  readonly rowFields: (expression: unknown) => number | undefined;
}

/**
 * `UNNEST(a) AS t(x, y)` of Trino expands rows into columns; DuckDB needs a subquery that is told to.
 *
 * https://trino.io/docs/current/sql/select.html#unnest
 */
export function rewriteUnnest(node: Ast, { subquery, isMap, rowFields }: UnnestContext): unknown {
  const aliased = fieldsOf(node, "alias");
  const unnest = fieldsOf(aliased?.this, "unnest");
  if (!aliased || !unnest) return node;
  const columns = Array.isArray(aliased.column_aliases) ? aliased.column_aliases : [];
  const ordinality = unnest.with_ordinality === true;
  const more = Array.isArray(unnest.expressions) ? unnest.expressions : [];
  const sources = [unnest.this, ...more];
  const wide = more.length === 0 && columns.length - (ordinality ? 1 : 0) > 1;
  const fields = more.length === 0 ? rowFields(unnest.this) : undefined;
  const available = (fields ?? columns.length) + (fields !== undefined && ordinality ? 1 : 0);
  if (columns.length > 0 && columns.length !== available)
    throw new AthenaError(
      `MISMATCHED_COLUMN_ALIASES: Column alias list has ${columns.length} entries but '${nameOf(aliased.alias) ?? ""}' has ${available} columns available`,
    );
  const expressions = sources.map((source) => expanded(isMap(source) ? call("map_entries", source) : source, wide));
  if (ordinality) expressions.push(call("generate_subscripts", sources[0], numberNode(1)));
  const filled = fieldsOf(subquery, "subquery");
  const select = fieldsOf(filled?.this, "select");
  return {
    subquery: {
      ...filled,
      this: { select: { ...select, expressions } },
      alias: aliased.alias,
      column_aliases: columns,
    },
  };
}

function expanded(source: unknown, wide: boolean): Ast {
  return wide ? call("trino_unnest", source, textNode(expandRows)) : call("trino_unnest", source);
}

/** The last step, on the printed SQL. */
export function finishUnnest(sql: string): string {
  return sql.replace(/\bTRINO_UNNEST\(/gi, "unnest(").replaceAll(`, '${expandRows}')`, ", max_depth := 2)");
}
