import * as polyglot from "@polyglot-sql/sdk";
import { init, type parse as Parse } from "@polyglot-sql/sdk";
import { AthenaError } from "../athena-error.ts";
import { informationSchema } from "../information-schema.ts";
import { type Ast, fieldsOf, nameOf, rebuild } from "./ast.ts";
import { type ExpressionTypes, isMap, rowFields } from "./expression-types.ts";
import { hidePath, usesPath } from "./hidden-path.ts";
import { markAnonymous, outputName } from "./output-names.ts";
import { placeAt } from "./place.ts";
import { refuseAliasUse } from "./refuse-alias-use.ts";
import { refuseForeign } from "./refuse-foreign.ts";
import { rewriteFunction } from "./rewrite-functions.ts";
import { rewriteOperator } from "./rewrite-operators.ts";
import { finishUnnest, rewriteUnnest } from "./rewrite-unnest.ts";

/** A table that a query names. */
export interface TableUse {
  readonly catalog?: string;
  readonly database?: string;
  readonly name: string;
  readonly alias?: string;
  /** `1:15`, for messages. */
  readonly place: string;
}

export interface QueryNames extends ExpressionTypes {
  /** Columns of a table of the catalog; undefined for common tables. */
  columnsOf(table: string): readonly string[] | undefined;
  /** Whether a name is that of a table of the catalog. */
  isTable(name: string): boolean;
}

/** One statement in Trino's SQL, read. */
export interface TrinoQuery {
  /** `select`, `show`, `describe`, `create_table`, ... */
  readonly kind: string;
  readonly tables: readonly TableUse[];
  /** Names that WITH gives, in lower case. */
  readonly commonTables: ReadonlySet<string>;
  /** Whether the hidden column `"$path"` is asked for. */
  readonly usesPath: boolean;
  /** `line:column` of the first use of a column of that name. */
  readonly placeOfColumn: (name: string) => string | undefined;
  /** Trino's name of a column of the result, given DuckDB's. */
  readonly outputName: (name: string, index: number) => string;
  /** The statement in DuckDB's SQL. */
  readonly toDuckDb: (names: QueryNames) => string;
}

let subquery: Ast | undefined;

/**
 * Reads one statement.
 *
 * @throws AthenaError `SYNTAX_ERROR` with line and column
 */
export async function readQuery(sql: string): Promise<TrinoQuery> {
  await init();
  const statements = parsed(sql);
  const [statement] = statements;
  if (!statement || statements.length !== 1) throw new AthenaError("SYNTAX_ERROR: Only one sql statement is allowed.");
  refuseForeign(statement, sql);
  subquery ??= parsed("SELECT * FROM (SELECT 1) AS t(c)").flatMap(fromItems)[0];
  const template = subquery ?? {};
  return {
    kind: Object.keys(statement)[0] ?? "",
    tables: tableUses(statement, sql),
    commonTables: commonTables(statement),
    placeOfColumn: (name) => placeOfColumn(statement, name, sql),
    outputName: (name, index) => outputName(name, index, statement),
    usesPath: usesPath(statement),
    toDuckDb: (types) => {
      refuseAliasUse(statement, {
        columnsOf: (table) => types.columnsOf(nameOf(table.name) ?? ""),
        placeOf: (column) => placeOf(column.name, sql),
      });
      const unnest = {
        subquery: template,
        isMap: (expression: unknown) => isMap(expression, types),
        rowFields: (expression: unknown) => rowFields(expression, types),
      };
      const hidden = usesPath(statement);
      const rewritten = rebuild(markAnonymous(statement), (node) => {
        const own = rewriteOperator(rewriteFunction(ownTable(node), types) as Ast, types);
        return rewriteUnnest(hidden ? hidePath(own, types.isTable) : own, unnest);
      });
      return finishUnnest(translated(rewritten));
    },
  };
}

/** Tables as they are laid out in DuckDB, which knows no other catalog and has an information schema of its own things. */
function ownTable(node: Ast): Ast {
  const table = fieldsOf(node, "table");
  // A column says its table by a bare name.
  if (!table || nameOf(table.name) === undefined) return node;
  const schema = fieldsOf({ schema: table?.schema }, "schema");
  if (nameOf(schema)?.toLowerCase() !== "information_schema") return { table: { ...table, catalog: null } };
  return { table: { ...table, catalog: null, schema: { ...schema, name: informationSchema } } };
}

function parsed(sql: string): Ast[] {
  const answer: ReturnType<typeof Parse> = polyglot.parse(sql, polyglot.Dialect.Trino);
  if (answer.success && Array.isArray(answer.ast)) return answer.ast as unknown[] as Ast[];
  const { error = "", errorLine, errorStart } = answer;
  const place = errorStart === undefined ? `${errorLine ?? 1}:1` : placeAt(sql, errorStart);
  const reason = error?.replace(/^.*?at line \d+, column \d+: /, "") ?? "";
  throw new AthenaError(`SYNTAX_ERROR: line ${place}: ${reason || "mismatched input"}`);
}

function translated(statement: unknown): string {
  const printed = polyglot.generate([statement] as never, polyglot.Dialect.Trino);
  const trino = printed.sql?.[0];
  if (!trino) throw new AthenaError(`SYNTAX_ERROR: line 1:1: ${printed.error ?? "the statement cannot be printed"}`);
  const answer = polyglot.transpile(trino, polyglot.Dialect.Trino, polyglot.Dialect.DuckDB);
  const duck = answer.sql?.[0];
  if (!duck) throw new AthenaError(`NOT_SUPPORTED: ${answer.error ?? "the statement cannot be run here"}`);
  return duck;
}

function fromItems(statement: Ast): Ast[] {
  const from = fieldsOf(fieldsOf(statement, "select"), "from");
  return Array.isArray(from?.expressions) ? (from.expressions as Ast[]) : [];
}

function tableUses(statement: Ast, sql: string): TableUse[] {
  const uses: TableUse[] = [];
  rebuild(statement, (node) => {
    const table = fieldsOf(node, "table");
    const name = nameOf(table?.name);
    if (table && name !== undefined) {
      const database = nameOf(table.schema);
      const catalog = nameOf(table.catalog);
      const alias = nameOf(table.alias);
      uses.push({
        name,
        place: placeOf(table.schema ?? table.name, sql),
        ...(catalog !== undefined && { catalog }),
        ...(database !== undefined && { database }),
        ...(alias !== undefined && { alias }),
      });
    }
    return node;
  });
  return uses;
}

function commonTables(statement: Ast): Set<string> {
  const names = new Set<string>();
  rebuild(statement, (node) => {
    const ctes = fieldsOf({ with: fieldsOf(node, Object.keys(node)[0] ?? "")?.with }, "with")?.ctes;
    for (const cte of Array.isArray(ctes) ? ctes : []) names.add(nameOf(cte.alias)?.toLowerCase() ?? "");
    return node;
  });
  return names;
}

function placeOfColumn(statement: Ast, name: string, sql: string): string | undefined {
  let place: string | undefined;
  rebuild(statement, (node) => {
    const column = fieldsOf(node, "column");
    if (column && nameOf(column.name)?.toLowerCase() === name.toLowerCase())
      place ??= placeOf(column.table ?? column.name, sql);
    return node;
  });
  return place;
}

function placeOf(identifier: unknown, sql: string): string {
  const start = fieldsOf(identifier, "span")?.start;
  return placeAt(sql, typeof start === "number" ? start : 0);
}
