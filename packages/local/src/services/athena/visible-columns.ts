import type { GlueTable } from "../glue/glue-catalog.ts";
import type { QuerySources } from "./run-query.ts";

/** A table's columns, partition keys last, that the caller may read. */
export function visibleColumns(table: GlueTable, { authorizeTable }: QuerySources) {
  const { rights } = authorizeTable(table);
  const all = [...(table.StorageDescriptor?.Columns ?? []), ...(table.PartitionKeys ?? [])];
  return all.filter(({ Name }) => !rights || rights.some(({ columns }) => columns === undefined || columns.has(Name)));
}
