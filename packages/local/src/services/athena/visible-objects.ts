import type { DuckDBConnection } from "@duckdb/node-api";
import type { GlueTable } from "../glue/glue-catalog.ts";
import type { TableAccess } from "../lakeformation/table-access.ts";
import { duckType } from "./sql/duck-type.ts";
import { quoted } from "./sql/quoted.ts";
import type { TableObject } from "./table-objects.ts";

interface Seen extends TableAccess {
  readonly table: GlueTable;
}

/** Files that may hold a row which the caller sees: a filter on partition keys alone leaves the other partitions unread. */
export async function visibleObjects(
  connection: DuckDBConnection,
  objects: readonly TableObject[],
  { table, rights }: Seen,
): Promise<readonly TableObject[]> {
  const keys = table.PartitionKeys ?? [];
  const names = new Set(keys.map(({ Name }) => Name));
  const filters = (rights ?? []).map(({ rows }) => rows);
  const onKeys = filters.every((rows) => rows?.columns.every((column) => names.has(column)) ?? false);
  if (filters.length === 0 || !onKeys || keys.length === 0 || objects.length === 0) return objects;
  const literal = (value: string, type = "string"): string =>
    `CAST('${value.replaceAll("'", "''")}' AS ${duckType(type)})`;
  const distinct = new Map(objects.map(({ values }) => [JSON.stringify(values), values]));
  const rows = [...distinct].map(
    ([id, values]) => `(${[literal(id), ...values.map((value, at) => literal(value, keys[at]?.Type))].join(", ")})`,
  );
  const columns = ["partition id", ...keys.map(({ Name }) => Name)].map(quoted).join(", ");
  const condition = filters.map((filter) => `(${filter?.sql})`).join(" OR ");
  const sql = `SELECT "partition id" FROM (VALUES ${rows.join(", ")}) AS p(${columns}) WHERE ${condition}`;
  const visible = new Set((await connection.runAndReadAll(sql)).getRows().map(([id]) => String(id)));
  return objects.filter(({ values }) => visible.has(JSON.stringify(values)));
}
