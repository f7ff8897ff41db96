import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { GlueCatalog, GlueTable } from "../glue/glue-catalog.ts";
import type { TableAccess } from "../lakeformation/table-access.ts";
import { AthenaError } from "./athena-error.ts";
import { answerStatement, isCatalogStatement } from "./catalog-statement.ts";
import { duckError, isDuckError } from "./duck-error.ts";
import { informationSchemaStatements } from "./information-schema.ts";
import { resultType, resultValue } from "./result-value.ts";
import { quoted } from "./sql/quoted.ts";
import { readQuery, type TableUse } from "./sql/read-query.ts";
import { trinoMacros } from "./sql/trino-macros.ts";
import type { ListedObject } from "./table-objects.ts";
import { tableObjects } from "./table-objects.ts";
import { viewStatements } from "./table-view.ts";
import { visibleObjects } from "./visible-objects.ts";

export interface QueryResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | undefined)[])[];
  /** Bytes of the files that were read. */
  readonly scanned: number;
}

export interface QuerySources {
  readonly catalog: GlueCatalog;
  /** Files of a table's location, checked against the caller's permissions. */
  readonly list: (table: GlueTable, access: TableAccess) => Promise<readonly ListedObject[]>;
  /** Throws when the caller may not read the table; answers which of its cells Lake Formation lets it see. */
  readonly authorizeTable: (table: GlueTable) => TableAccess;
  /** Throws when the caller may not be told the names of databases, or of a database's tables. */
  readonly authorizeCatalog: (action: "GetDatabases" | "GetTables", database?: string) => void;
  /** Whether the caller may know of the table. */
  readonly mayDescribe: (table: GlueTable) => boolean;
}

export interface QueryRequest {
  readonly sql: string;
  readonly database?: string;
  readonly signal: AbortSignal;
}

const readable = new Set(["select", "union", "intersect", "except", "values", "subquery", "with"]);

/** Runs one statement of Athena's SQL over the tables of the catalog. */
export async function runQuery(request: QueryRequest, sources: QuerySources): Promise<QueryResult> {
  if (isCatalogStatement(request.sql)) return answerStatement(request, sources);
  const query = await readQuery(request.sql);
  if (!readable.has(query.kind)) {
    throw new AthenaError(
      `NOT_SUPPORTED: ${firstWords(request.sql)} statements are not supported here; SELECT, WITH, VALUES, SHOW and DESCRIBE are.`,
    );
  }
  const tables = new Map<TableUse, GlueTable>();
  for (const use of query.tables) {
    const common = use.database === undefined && query.commonTables.has(use.name.toLowerCase());
    const table = common ? undefined : findTable(use, request.database, sources.catalog);
    if (table) tables.set(use, table);
  }
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  try {
    const connection = await instance.connect();
    request.signal.addEventListener("abort", () => connection.interrupt(), { once: true });
    const scanned = await prepare(connection, {
      tables: new Set(tables.values()),
      sources,
      database: request.database,
      withPath: query.usesPath,
      withInformationSchema: query.tables.some(isInformationSchema),
    });
    const sql = query.toDuckDb({
      columnType: (column, alias) => columnType({ column, alias, tables }),
      columnsOf: (name) => columnNames([...tables].find(([use]) => use.name === name)?.[1]),
      isTable: (name) => [...tables.keys()].some((use) => use.name === name),
    });
    const reader = await connection.runAndReadAll(sql);
    const names = reader.columnNames().map(query.outputName);
    const types = reader.columnTypes();
    return {
      columns: types.map((type, index) => ({ name: names[index] ?? "", type: resultType(type) })),
      rows: reader.getRows().map((row) => row.map((value, index) => resultValue(value, types[index]))),
      scanned,
    };
  } catch (error) {
    throw error instanceof Error && isDuckError(error) ? duckError(error, query, request) : error;
  } finally {
    instance.closeSync();
  }
}

/** `CREATE TABLE`, `INSERT INTO`, `EXPLAIN` */
const firstWords = (sql: string): string =>
  (sql.match(/^[\s(]*((?:CREATE|DROP|ALTER|INSERT|DELETE|MERGE|SHOW)\s+\w+|\w+)/i)?.[1] ?? "Such").toUpperCase();

interface Preparation {
  readonly tables: ReadonlySet<GlueTable>;
  readonly sources: QuerySources;
  readonly database: string | undefined;
  readonly withPath: boolean;
  readonly withInformationSchema: boolean;
}

/** Lays views over the tables, then shuts the door: a query can read the files of its tables and nothing else of this machine. */
async function prepare(connection: DuckDBConnection, preparation: Preparation): Promise<number> {
  const { tables, sources, database, withPath } = preparation;
  const statements: string[] = [];
  // Before the macros: their text is parsed under it.
  await connection.run("SET integer_division = true");
  for (const macro of trinoMacros) await connection.run(macro);
  const paths = new Set<string>();
  let scanned = 0;
  for (const table of tables) {
    const access = sources.authorizeTable(table);
    const listed = await sources.list(table, access);
    const registered = sources.catalog.partitions(table.DatabaseName, table.Name);
    const objects = await visibleObjects(connection, tableObjects(table, listed, registered), { table, ...access });
    const sizes = new Map(listed.map(({ path, bytes }) => [path, bytes]));
    for (const { path } of objects) scanned += sizes.get(path) ?? 0;
    if (access.rights) {
      for (const statement of viewStatements(table, objects, { rights: access.rights, withPath }))
        await connection.run(statement);
      continue;
    }
    for (const { path } of objects) paths.add(path);
    statements.push(...viewStatements(table, objects, { withPath }));
  }
  if (preparation.withInformationSchema) statements.push(...informationSchemaStatements(sources));
  const allowed = [...paths].map((path) => `'${path.replaceAll("'", "''")}'`).join(", ");
  await connection.run(`SET allowed_paths = [${allowed}]`);
  await connection.run("SET enable_external_access = false");
  for (const statement of statements) await connection.run(statement);
  if (database !== undefined) {
    await connection.run(`CREATE SCHEMA IF NOT EXISTS ${quoted(database)}`);
    await connection.run(`SET search_path = ${quoted(`${database},main`)}`);
  }
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run("SET lock_configuration = true");
  return scanned;
}

const isInformationSchema = ({ database }: TableUse): boolean => database?.toLowerCase() === "information_schema";

/** @throws AthenaError for a table that is not in the catalog; undefined for one of the information schema. */
function findTable(use: TableUse, database: string | undefined, catalog: GlueCatalog): GlueTable | undefined {
  if (use.catalog !== undefined && use.catalog.toLowerCase() !== "awsdatacatalog")
    throw new AthenaError(`CATALOG_NOT_FOUND: line ${use.place}: Catalog '${use.catalog}' does not exist`);
  if (isInformationSchema(use)) return undefined;
  const name = use.name.toLowerCase();
  const schema = (use.database ?? database)?.toLowerCase();
  if (schema === undefined)
    throw new AthenaError(
      `MISSING_SCHEMA_NAME: line ${use.place}: Schema must be specified when session schema is not set`,
    );
  const known = catalog.databases().some(({ Name }) => Name === schema);
  const found = known ? catalog.tables(schema).find(({ Name }) => Name === name) : undefined;
  if (found) return found;
  throw new AthenaError(`TABLE_NOT_FOUND: line ${use.place}: Table 'awsdatacatalog.${schema}.${name}' does not exist`);
}

const columnNames = (table: GlueTable | undefined): readonly string[] | undefined =>
  table && [...(table.StorageDescriptor?.Columns ?? []), ...(table.PartitionKeys ?? [])].map(({ Name }) => Name);

interface ColumnUse {
  readonly column: string;
  readonly alias: string | undefined;
  readonly tables: ReadonlyMap<TableUse, GlueTable>;
}

function columnType({ column, alias, tables }: ColumnUse): string | undefined {
  for (const [use, table] of tables) {
    if (alias !== undefined && alias.toLowerCase() !== (use.alias ?? use.name).toLowerCase()) continue;
    const columns = [...(table.StorageDescriptor?.Columns ?? []), ...(table.PartitionKeys ?? [])];
    const found = columns.find(({ Name }) => Name === column.toLowerCase());
    if (found?.Type !== undefined) return found.Type;
  }
  return undefined;
}
