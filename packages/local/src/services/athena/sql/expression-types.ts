import { fieldsOf, nameOf } from "./ast.ts";

/** What the catalog knows of a query's names. */
export interface ExpressionTypes {
  /** The Glue type of a column. */
  columnType(column: string, table: string | undefined): string | undefined;
}

const dates: ReadonlySet<string> = new Set([
  "current_date",
  "date",
  "trino_date",
  "from_iso8601_date",
  "last_day_of_month",
]);
const arrays: ReadonlySet<string> = new Set([
  "array_sort",
  "array_distinct",
  "trino_array_union",
  "array_except",
  "array_intersect",
  "array_remove",
  "list_transform",
  "list_filter",
  "list_zip",
  "generate_series",
  "regexp_extract_all",
  "split",
  "map_keys",
  "map_values",
  "map_entries",
  "trino_slice",
  "trino_flatten",
  "trino_repeat",
]);
const maps: ReadonlySet<string> = new Set([
  "map",
  "map_from_entries",
  "map_concat",
  "histogram",
  "trino_map_agg",
  "trino_multimap_agg",
  "trino_split_to_map",
  "trino_array_histogram",
]);

export const isDate = (node: unknown, types: ExpressionTypes): boolean =>
  fieldsOf(node, "literal")?.literal_type === "date" ||
  fieldsOf(fieldsOf(node, "cast"), "to")?.data_type === "date" ||
  is(node, { types, functions: dates, glue: /^date$/ });

export const isArray = (node: unknown, types: ExpressionTypes): boolean =>
  fieldsOf(node, "array_func") !== undefined ||
  fieldsOf(node, "array_agg") !== undefined ||
  is(node, { types, functions: arrays, glue: /^array</ });

export const isMap = (node: unknown, types: ExpressionTypes): boolean =>
  fieldsOf(node, "map_func") !== undefined || is(node, { types, functions: maps, glue: /^map</ });

/** How many fields the rows of an array column have. */
export function rowFields(node: unknown, types: ExpressionTypes): number | undefined {
  const use = columnOf(node);
  const type = use && types.columnType(use.column, use.table)?.toLowerCase();
  const fields = type?.match(/^array<struct<(.*)>>$/)?.[1];
  return fields === undefined ? undefined : topLevel(fields);
}

/** Counts the parts between commas that stand in no brackets. */
function topLevel(list: string): number {
  let depth = 0;
  let count = 1;
  for (const character of list) {
    if ("<(".includes(character)) depth += 1;
    else if (">)".includes(character)) depth -= 1;
    else if (character === "," && depth === 0) count += 1;
  }
  return count;
}

interface Evidence {
  readonly types: ExpressionTypes;
  readonly functions: ReadonlySet<string>;
  readonly glue: RegExp;
}

function is(node: unknown, { types, functions, glue }: Evidence): boolean {
  const paren = fieldsOf(node, "paren");
  if (paren) return is(paren.this, { types, functions, glue });
  const call = fieldsOf(node, "function") ?? fieldsOf(node, "aggregate_function");
  if (typeof call?.name === "string") return functions.has(call.name.toLowerCase());
  const use = columnOf(node);
  return use !== undefined && glue.test(types.columnType(use.column, use.table)?.toLowerCase() ?? "");
}

/** Name of a column node, and the table it is qualified with. */
function columnOf(expression: unknown): { readonly column: string; readonly table: string | undefined } | undefined {
  const fields = fieldsOf(expression, "column");
  const column = nameOf(fields?.name);
  return column === undefined ? undefined : { column, table: nameOf(fields?.table) };
}
