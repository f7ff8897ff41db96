import type { GlueTable } from "../glue/glue-catalog.ts";
import { ServiceError } from "../service-error.ts";
import type { QuerySources } from "./run-query.ts";
import { quoted } from "./sql/quoted.ts";
import { trinoType } from "./sql/trino-type.ts";
import { visibleColumns } from "./visible-columns.ts";

/** Name that the schema goes by in DuckDB, which has one of its own. */
export const informationSchema = "trino_information_schema";

/**
 * Statements that lay out Trino's information schema over what the caller may know of the catalog.
 *
 * https://docs.aws.amazon.com/athena/latest/ug/querying-glue-catalog.html
 */
export function informationSchemaStatements(sources: QuerySources): string[] {
  const { catalog } = sources;
  sources.authorizeCatalog("GetDatabases");
  const schemas = catalog.databases().map(({ Name }) => Name);
  const tables = schemas.flatMap((schema) => catalog.tables(schema).filter((table) => known(table, sources)));
  const columns = tables.flatMap((table) =>
    visibleColumns(table, sources).map(({ Name, Type = "string" }, index) => [
      catalogName,
      table.DatabaseName,
      table.Name,
      Name,
      index + 1,
      undefined,
      "YES",
      trinoType(Type),
    ]),
  );
  return [
    `CREATE SCHEMA ${quoted(informationSchema)}`,
    relation(
      "schemata",
      ["catalog_name", "schema_name"],
      schemas.map((schema) => [catalogName, schema]),
    ),
    relation(
      "tables",
      ["table_catalog", "table_schema", "table_name", "table_type"],
      tables.map(({ DatabaseName, Name }) => [catalogName, DatabaseName, Name, "BASE TABLE"]),
    ),
    relation(
      "columns",
      [
        "table_catalog",
        "table_schema",
        "table_name",
        "column_name",
        "ordinal_position",
        "column_default",
        "is_nullable",
        "data_type",
      ],
      columns,
    ),
  ];
}

const catalogName = "awsdatacatalog";

function known(table: GlueTable, sources: QuerySources): boolean {
  if (!sources.mayDescribe(table)) return false;
  try {
    sources.authorizeTable(table);
    return true;
  } catch (error) {
    if (error instanceof ServiceError) return false;
    throw error;
  }
}

type Cell = string | number | undefined;

function relation(name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const types = columns.map((column) => `${quoted(column)} ${column === "ordinal_position" ? "BIGINT" : "VARCHAR"}`);
  const table = `${quoted(informationSchema)}.${quoted(name)}`;
  const create = `CREATE TABLE ${table} (${types.join(", ")})`;
  const values = rows.map((row) => `(${row.map(literal).join(", ")})`);
  return values.length === 0 ? create : `${create}; INSERT INTO ${table} VALUES ${values.join(", ")}`;
}

function literal(value: Cell): string {
  if (value === undefined) return "NULL";
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
