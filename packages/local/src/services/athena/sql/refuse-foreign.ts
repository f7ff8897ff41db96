import { AthenaError } from "../athena-error.ts";
import { type Ast, fieldsOf, nameOf, rebuild } from "./ast.ts";
import { placeAt } from "./place.ts";
import { type Token, tokensOf, wordOf } from "./tokens.ts";
import { trinoFunctions } from "./trino-functions.ts";

/** Signs that DuckDB and the parser take, and Athena does not. */
const foreignSigns: ReadonlySet<string> = new Set(["::", "==", "**", "`", "{"]);

/** Words that stand before a parenthesis without calling anything. */
const keywords: ReadonlySet<string> = new Set(
  `all and any as between bernoulli by case char cross cube decimal distinct else end except explain extract filter from group
  having in inner intersect interval is join lateral left like limit not offset on or order outer over partition precision
  range recursive right rollup rows select sets some system table tablesample then time timestamp union unnest using values
  varbinary varchar when where window with within`.split(/\s+/),
);

/**
 * What would run here and not in Athena: DuckDB's own functions and syntax.
 *
 * @throws AthenaError `SYNTAX_ERROR` or `FUNCTION_NOT_FOUND`, with line and column
 */
export function refuseForeign(statement: Ast, sql: string): void {
  const tokens = tokensOf(sql);
  const mismatched = ({ text, at }: Token): AthenaError =>
    new AthenaError(`SYNTAX_ERROR: line ${placeAt(sql, at)}: mismatched input '${text}'`);
  const foreign = foreignWords(statement);
  const first = tokens.find(({ text }) => foreign.includes(text.toLowerCase()));
  if (first) throw mismatched(first);
  const names = namesWithColumns(statement);
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const word = wordOf(token);
    if (foreignSigns.has(token.text)) throw mismatched(token);
    if (word === undefined) continue;
    if (index === 0 && word === "from") throw mismatched(token);
    if (word === "limit" && tokens[index + 2]?.text.toLowerCase() === "offset")
      throw mismatched(tokens[index + 2] ?? token);
    if (next?.text !== "(" || keywords.has(word) || names.has(word) || trinoFunctions.has(word)) continue;
    throw new AthenaError(`FUNCTION_NOT_FOUND: line ${placeAt(sql, token.at)}: Function '${word}' not registered`);
  }
}

/** Aliases and common tables that name their columns: `t (a, b)` calls no function. */
function namesWithColumns(statement: Ast): Set<string> {
  const names = new Set<string>();
  rebuild(statement, (node) => {
    for (const holder of [node, ...Object.values(node)]) {
      const name = nameOf(fieldsOf({ holder }, "holder")?.alias);
      if (name !== undefined) names.add(name.toLowerCase());
    }
    return node;
  });
  return names;
}

/** Words of constructs that only other dialects have. */
function foreignWords(statement: Ast): string[] {
  const found: string[] = [];
  const filled = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
  rebuild(statement, (node) => {
    const select = fieldsOf(node, "select");
    const star = fieldsOf(node, "star");
    const from = fieldsOf({ from: select?.from }, "from");
    const sources = [
      ...(Array.isArray(from?.expressions) ? from.expressions : []),
      ...(Array.isArray(select?.joins) ? select.joins.map((join: Ast) => join.this) : []),
    ];
    if (fieldsOf(node, "i_like")) found.push("ilike");
    if (fieldsOf(node, "array_func")?.bracket_notation === true) found.push("[");
    if (filled(select?.distinct_on)) found.push("on");
    if (filled(star?.replace) || filled(star?.rename)) found.push("*");
    if (filled(star?.except)) found.push("exclude", "except");
    if (fieldsOf({ group: select?.group_by }, "group")?.all === true) found.push("all");
    if (select?.sample) found.push("sample");
    if (sources.some((source) => fieldsOf(fieldsOf(source, "alias")?.this ?? source, "function"))) found.push("(");
    return node;
  });
  return found;
}
