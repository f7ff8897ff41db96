import { type Ast, call, fieldsOf, numberNode } from "./ast.ts";

/** Trino functions that DuckDB has under another name, with the same arguments. */
const renamed: Readonly<Record<string, string>> = {
  transform: "list_transform",
  array_join: "array_to_string",
  approx_percentile: "approx_quantile",
  sequence: "generate_series",
  zip: "list_zip",
  flatten: "trino_flatten",
  slice: "trino_slice",
  url_extract_host: "trino_url_extract_host",
  json_parse: "json",
  to_iso8601: "trino_to_iso8601",
};

type Rewrite = (args: readonly unknown[]) => unknown;

const binary = (operator: string, left: unknown, right: unknown): Ast => ({
  [operator]: { left, right, left_comments: [], operator_comments: [], trailing_comments: [] },
});
const matching = (args: readonly unknown[]): Ast => call("len", call("list_filter", ...args));

/** Trino functions that DuckDB says in other words. */
const reworded: Readonly<Record<string, Rewrite>> = {
  any_match: (args) => binary("gt", matching(args), numberNode(0)),
  none_match: (args) => binary("eq", matching(args), numberNode(0)),
  all_match: (args) => binary("eq", matching(args), call("len", args[0])),
  at_timezone: ([value, zone]) => call("timezone", zone, value),
  reduce: ([list, start, step, finish]) =>
    call(
      "list_extract",
      call("list_transform", call("list_value", call("list_reduce", list, step, start)), finish),
      numberNode(1),
    ),
};

/** Macros that stand in for the `trino_` names above. */
export const functionMacros: readonly string[] = [
  "CREATE MACRO trino_flatten(a) AS flatten(a)",
  "CREATE MACRO trino_slice(a, first, count) AS list_slice(a, first, first + count - 1)",
  "CREATE MACRO trino_url_extract_host(u) AS nullif(regexp_extract(u, '^[a-zA-Z][a-zA-Z0-9+.-]*://([^/:?#]+)', 1), '')",
  "CREATE MACRO trino_to_iso8601(t) AS strftime(t, '%Y-%m-%dT%H:%M:%S.%gZ')",
  "CREATE MACRO trino_element_at(c, k) AS c[k]",
];

/** A call of a Trino function as DuckDB knows it; other nodes as they are. */
export function rewriteFunction(node: Ast): unknown {
  const subscript = fieldsOf(node, "element_at");
  if (subscript) return call("trino_element_at", subscript.this, subscript.expression);
  for (const kind of ["function", "aggregate_function"]) {
    const fields = fieldsOf(node, kind);
    if (!fields || typeof fields.name !== "string" || !Array.isArray(fields.args)) continue;
    const name = fields.name.toLowerCase();
    const other = renamed[name];
    return reworded[name]?.(fields.args) ?? (other === undefined ? node : { [kind]: { ...fields, name: other } });
  }
  return node;
}
