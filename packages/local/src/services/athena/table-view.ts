import type { GlueTable } from "../glue/glue-catalog.ts";
import type { CellsRight } from "../lakeformation/table-access.ts";
import { AthenaError } from "./athena-error.ts";
import { permittedCells } from "./permitted-cells.ts";
import { duckType } from "./sql/duck-type.ts";
import { hiddenColumn } from "./sql/hidden-path.ts";
import { quoted } from "./sql/quoted.ts";
import type { TableObject } from "./table-objects.ts";

const pathColumn = "__object_path";
const uriColumn = "__object_uri";
/** Athena's own limit for one line of text. */
const maximumLine = 32 * 1024 * 1024;

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export interface ViewOptions {
  readonly rights?: readonly CellsRight[] | undefined;
  /** Whether the view has the hidden column `"$path"`. */
  readonly withPath: boolean;
}

/**
 * Statements that make one Glue table readable in DuckDB: a list of its files with partition values, and a view over
 * both. Where Lake Formation shows some cells only, those are copied and the way to the files is taken away: the
 * files hold what the caller must not see, and DuckDB has functions that read a file by its path.
 */
export function viewStatements(
  table: GlueTable,
  objects: readonly TableObject[],
  { rights, withPath }: ViewOptions,
): string[] {
  const columns = (table.StorageDescriptor?.Columns ?? []).map(({ Name, Type = "string" }) => ({
    name: Name,
    type: duckType(Type),
  }));
  const keys = (table.PartitionKeys ?? []).map(({ Name, Type = "string" }) => ({ name: Name, type: duckType(Type) }));
  const schema = quoted(table.DatabaseName);
  const view = `${schema}.${quoted(table.Name)}`;
  const hidden = withPath ? [{ name: hiddenColumn, type: "VARCHAR" }] : [];
  const names = [...columns, ...keys, ...hidden].map(({ name }) => name);
  const head = [`CREATE SCHEMA IF NOT EXISTS ${schema}`];
  if (objects.length === 0) {
    const nulls = [...columns, ...keys, ...hidden].map(({ name, type }) => `CAST(NULL AS ${type}) AS ${quoted(name)}`);
    const none = `SELECT ${nulls.join(", ")} WHERE false`;
    return [...head, `CREATE VIEW ${view} AS ${rights ? permittedCells(none, names, rights) : none}`];
  }
  const files = quoted(`${table.DatabaseName}.${table.Name} files`);
  const variable = `${table.DatabaseName}.${table.Name}`;
  const rows = objects.map(({ path, uri, values }) => `(${[path, uri, ...values].map(text).join(", ")})`);
  const keyColumns = keys.map(({ name, type }) => `CAST(p.${quoted(name)} AS ${type}) AS ${quoted(name)}`);
  const selected = [
    ...columns.map(({ name }) => `f.${quoted(name)}`),
    ...keyColumns,
    ...(withPath ? [`p.${quoted(uriColumn)} AS ${quoted(hiddenColumn)}`] : []),
  ];
  const all = `SELECT ${selected.join(", ")} FROM ${reader(table, columns, variable)} AS f JOIN ${files} AS p ON f.${quoted(pathColumn)} = p.${quoted(pathColumn)}`;
  const listed = [
    ...head,
    `CREATE TEMP TABLE ${files} AS SELECT * FROM (VALUES ${rows.join(", ")}) AS p(${[pathColumn, uriColumn, ...keys.map(({ name }) => name)].map(quoted).join(", ")})`,
    `SET VARIABLE ${quoted(variable)} = (SELECT list(DISTINCT ${quoted(pathColumn)} ORDER BY ${quoted(pathColumn)}) FROM ${files})`,
  ];
  if (!rights) return [...listed, `CREATE VIEW ${view} AS ${all}`];
  return [
    ...listed,
    `CREATE TABLE ${view} AS ${permittedCells(all, names, rights)}`,
    `DROP TABLE ${files}`,
    `RESET VARIABLE ${quoted(variable)}`,
  ];
}

function reader(table: GlueTable, columns: readonly { name: string; type: string }[], variable: string): string {
  const library = table.StorageDescriptor?.SerdeInfo?.SerializationLibrary ?? "";
  const files = `getvariable(${text(variable)})`;
  if (/jsonserde/i.test(library)) {
    const types = columns.map(({ name, type }) => `${text(name)}: ${text(type)}`).join(", ");
    return `read_json(${files}, columns = {${types}}, format = 'newline_delimited', filename = ${text(pathColumn)}, maximum_object_size = ${maximumLine})`;
  }
  if (/parquet/i.test(library)) return `read_parquet(${files}, filename = ${text(pathColumn)})`;
  throw new AthenaError(
    `HIVE_UNSUPPORTED_FORMAT: ${table.Name} is read by ${library || "no SerDe"}; JSON and Parquet are supported here`,
  );
}
