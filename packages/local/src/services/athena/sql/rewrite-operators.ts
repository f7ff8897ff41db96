import { type Ast, call, fieldsOf, literalText, rebuild, textNode } from "./ast.ts";
import { type ExpressionTypes, isDate } from "./expression-types.ts";

const comparisons: readonly string[] = ["eq", "neq", "lt", "lte", "gt", "gte"];

/** Operators that mean another thing to DuckDB than to Trino. */
export function rewriteOperator(node: Ast, types: ExpressionTypes): Ast {
  const division = fieldsOf(node, "div");
  if (division) return call("trino_divide", division.left, division.right);
  for (const operator of ["add", "sub"]) {
    const fields = fieldsOf(node, operator);
    if (fields && isDate(fields.left, types) && fieldsOf(fields.right, "interval")) return call("trino_date", node);
  }
  const difference = fieldsOf(node, "sub");
  if (difference && isDate(difference.left, types) && isDate(difference.right, types)) return call("trino_days", node);
  for (const operator of comparisons) {
    const fields = fieldsOf(node, operator);
    if (fields) return { [operator]: { ...fields, left: typed(fields.left), right: typed(fields.right) } };
  }
  const between = fieldsOf(node, "between");
  if (between) return { between: { ...between, low: typed(between.low), high: typed(between.high) } };
  const zoned = fieldsOf(node, "at_time_zone");
  if (zoned) return call("trino_at_timezone", zoned.this, zoned.zone);
  const unicode = literalText(fieldsOf(node, "unicode_string")?.this);
  if (unicode !== undefined) return textNode(unescaped(unicode));
  const attempt = fieldsOf(node, "function");
  if (typeof attempt?.name === "string" && attempt.name.toLowerCase() === "try") return withoutErrors(node);
  return node;
}

/** `U&'\\00e9'`, `U&'\\+01F600'` */
const unescaped = (text: string): string =>
  text.replace(/\\(\\|[0-9a-f]{4}|\+[0-9a-f]{6})/gi, (_, code: string) =>
    code === "\\" ? code : String.fromCodePoint(Number.parseInt(code.replace("+", ""), 16)),
  );

/** DuckDB takes a literal text for whatever it is compared with; for Trino it is a varchar. */
function typed(value: unknown): unknown {
  return literalText(value) === undefined ? value : call("trino_varchar", value);
}

/** DuckDB's TRY takes no function that raises an error itself. */
function withoutErrors(node: Ast): Ast {
  return rebuild(node, (inner) => {
    const fields = fieldsOf(inner, "function");
    return fields?.name === "trino_divide" ? { function: { ...fields, name: "trino_try_divide" } } : inner;
  }) as Ast;
}
