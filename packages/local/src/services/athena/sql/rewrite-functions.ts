import { AthenaError } from "../athena-error.ts";
import { type Ast, call, fieldsOf, literalText, numberNode, textNode } from "./ast.ts";
import { jodaFormat, mysqlFormat } from "./date-formats.ts";
import { type ExpressionTypes, isArray, isDate, isMap } from "./expression-types.ts";
import { overEntries, overPairs } from "./rewrite-lambdas.ts";
import { unsupported } from "./unsupported.ts";

/** Trino functions that DuckDB has under another name, with the same arguments. */
const renamed: Readonly<Record<string, string>> = {
  transform: "list_transform",
  sequence: "generate_series",
  zip: "list_zip",
  arrays_overlap: "list_has_any",
  trim_array: "trino_trim_array",
  split_to_multimap: "trino_split_to_multimap",
  array_join: "trino_array_join",
  array_max: "trino_array_max",
  array_min: "trino_array_min",
  split_part: "trino_split_part",
  array_histogram: "trino_array_histogram",
  contains_sequence: "trino_contains_sequence",
  flatten: "trino_flatten",
  slice: "trino_slice",
  repeat: "trino_repeat",
  approx_percentile: "trino_approx_percentile",
  map_agg: "trino_map_agg",
  multimap_agg: "trino_multimap_agg",
  split_to_map: "trino_split_to_map",
  url_extract_host: "trino_url_extract_host",
  url_extract_path: "trino_url_extract_path",
  url_extract_query: "trino_url_extract_query",
  url_extract_protocol: "trino_url_extract_protocol",
  url_extract_parameter: "trino_url_extract_parameter",
  url_encode: "trino_url_encode",
  json_parse: "json",
  json_size: "trino_json_size",
  json_array_get: "trino_json_array_get",
  json_array_contains: "trino_json_array_contains",
  is_json_scalar: "trino_is_json_scalar",
  to_iso8601: "trino_to_iso8601",
  year_of_week: "isoyear",
  yow: "isoyear",
  dow: "isodow",
  doy: "dayofyear",
  millisecond: "trino_millisecond",
  regexp_count: "trino_regexp_count",
  levenshtein_distance: "trino_levenshtein",
  hamming_distance: "hamming",
  codepoint: "unicode",
  to_utf8: "encode",
  md5: "trino_md5",
  sha1: "trino_sha1",
  sha256: "trino_sha256",
  bitwise_and: "trino_bitwise_and",
  bitwise_or: "trino_bitwise_or",
  bitwise_xor: "trino_bitwise_xor",
  bitwise_not: "trino_bitwise_not",
  bit_count: "trino_bit_count",
  from_base: "trino_from_base",
  to_base: "trino_to_base",
  width_bucket: "trino_width_bucket",
  e: "trino_e",
  infinity: "trino_infinity",
  nan: "trino_nan",
  is_nan: "isnan",
  is_finite: "isfinite",
  is_infinite: "isinf",
  to_hex: "trino_to_hex",
  format: "printf",
};

type Rewrite = (args: readonly unknown[], types: ExpressionTypes) => unknown;

const binary = (operator: string, left: unknown, right: unknown): Ast => ({
  [operator]: { left, right, left_comments: [], operator_comments: [], trailing_comments: [] },
});
const matching = (args: readonly unknown[]): Ast => call("len", call("list_filter", ...args));
const asDate = (value: unknown, date: boolean): unknown => (date ? call("trino_date", value) : value);

/** https://trino.io/docs/current/functions/datetime.html#interval-functions */
const units: Readonly<Record<string, string>> = {
  millisecond: "trino_milliseconds",
  second: "trino_seconds",
  minute: "trino_minutes",
  hour: "trino_hours",
  day: "trino_days",
  week: "trino_weeks",
  month: "trino_months",
  quarter: "trino_quarters",
  year: "trino_years",
};

/** Trino functions that DuckDB says in other words. */
const reworded: Readonly<Record<string, Rewrite>> = {
  any_match: (args) => binary("gt", matching(args), numberNode(0)),
  none_match: (args) => binary("eq", matching(args), numberNode(0)),
  all_match: (args) => binary("eq", matching(args), call("len", args[0])),
  at_timezone: ([value, zone]) => call("trino_at_timezone", value, zone),
  reduce: ([list, start, step, finish]) =>
    call(
      "list_extract",
      call("list_transform", call("list_value", call("list_reduce", list, step, start)), finish),
      numberNode(1),
    ),
  map_filter: ([map, condition]) =>
    call("map_from_entries", call("list_filter", call("map_entries", map), overEntries(condition))),
  transform_keys: ([map, change]) =>
    call(
      "map_from_entries",
      call(
        "list_transform",
        call("map_entries", map),
        overEntries(change, (key, entry) => [key, entry("value")]),
      ),
    ),
  transform_values: ([map, change]) =>
    call(
      "map_from_entries",
      call(
        "list_transform",
        call("map_entries", map),
        overEntries(change, (value, entry) => [entry("key"), value]),
      ),
    ),
  zip_with: ([one, other, join]) => call("list_transform", call("list_zip", one, other), overPairs(join)),
  reverse: ([value], types) => call(isArray(value, types) ? "list_reverse" : "reverse", value),
  date_add: ([unit, count, value], types) => {
    const interval = units[literalText(unit)?.toLowerCase() ?? ""];
    if (interval === undefined)
      throw new AthenaError(`INVALID_FUNCTION_ARGUMENT: '${literalText(unit) ?? ""}' is not a valid Time field`);
    return asDate(binary("add", value, call(interval, count)), isDate(value, types));
  },
  date_trunc: ([unit, value], types) => asDate(call("date_trunc", unit, value), isDate(value, types)),
  to_iso8601: ([value], types) =>
    isDate(value, types) ? call("strftime", value, textNode("%Y-%m-%d")) : call("trino_to_iso8601", value),
  format_datetime: ([value, format]) => call("strftime", value, jodaFormat(format)),
  parse_datetime: ([text, format]) => call("trino_timestamptz", call("strptime", text, jodaFormat(format))),
  array_sort: (args) => {
    if (args.length > 1) throw unsupported("array_sort with a comparator");
    return undefined;
  },
  max: (args) => (args.length === 2 ? call("trino_max_n", ...args) : undefined),
  min: (args) => (args.length === 2 ? call("trino_min_n", ...args) : undefined),
  date_diff: ([unit, from, to]) => call("trino_date_diff", unit, from, to),
  date_format: ([value, format]) => call("strftime", value, mysqlFormat(format)),
  date_parse: ([text, format]) => call("strptime", text, mysqlFormat(format)),
  greatest: (args) => call("trino_strict", call("list_value", ...args), call("greatest", ...args)),
  least: (args) => call("trino_strict", call("list_value", ...args), call("least", ...args)),
  concat: (args) => args.reduce((left, right) => binary("concat", left, right)),
  json_exists: ([value, path]) => call("trino_json_exists", value, plainPath(path)),
};

/** A call of a Trino function as DuckDB knows it; other nodes as they are. */
export function rewriteFunction(node: Ast, types: ExpressionTypes): unknown {
  for (const kind of ["function", "aggregate_function"]) {
    const fields = fieldsOf(node, kind);
    if (!fields || typeof fields.name !== "string" || !Array.isArray(fields.args)) continue;
    const name = fields.name.toLowerCase();
    const own = Object.hasOwn(reworded, name) ? reworded[name]?.(fields.args, types) : undefined;
    if (own !== undefined) return own;
    return Object.hasOwn(renamed, name) ? { [kind]: { ...fields, name: renamed[name] } } : node;
  }
  const position = fieldsOf(node, "array_position");
  if (position) return call("trino_array_position", position.this, position.expression);
  const part = fieldsOf(node, "extract");
  if (part?.field === "DayOfWeek") return call("isodow", part.this);
  const subscript = fieldsOf(node, "element_at");
  if (subscript) return call("trino_element_at", subscript.this, subscript.expression);
  const size = fieldsOf(node, "cardinality");
  if (size && isMap(size.this, types)) return call("trino_map_size", size.this);
  const scalar = fieldsOf(node, "json_extract_scalar") ?? fieldsOf(node, "json_value");
  if (scalar) return call("trino_json_scalar", scalar.this, plainPath(scalar.path));
  const union = fieldsOf(node, "array_union");
  if (union) return call("trino_array_union", union.this, union.expression);
  const type = fieldsOf(node, "typeof");
  if (type) return call("trino_typeof", type.this);
  const normal = fieldsOf(node, "normalize");
  if (normal) return call("nfc_normalize", normal.this);
  const extracted = fieldsOf(node, "json_extract");
  if (extracted) return call("trino_json_extract", extracted.this, plainPath(extracted.path));
  const query = fieldsOf(node, "json_query");
  if (query) return call("trino_json_query", query.this, plainPath(query.path));
  return node;
}

/** DuckDB knows no path modes; it is as lax as Trino's default. */
function plainPath(path: unknown): unknown {
  const text = literalText(path);
  if (text?.startsWith("strict ")) throw unsupported("a strict JSON path");
  if (text === undefined) return path;
  return textNode(text.replace(/^lax /, "").replace(/\["([^"\]]+)"\]/g, '."$1"'));
}
