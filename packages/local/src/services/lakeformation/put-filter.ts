import { randomUUID } from "node:crypto";
import { InvalidInput, list, optional, string, structure } from "../input-shape.ts";
import { checkColumns } from "./check-exists.ts";
import type { DataCellsFilter } from "./data-cells-filter.ts";
import type { LakeCalls } from "./lake-calls.ts";
import { chosen } from "./lake-resource.ts";
import { readRowFilter } from "./row-filter.ts";

const name = string({ min: 1, max: 255 });
const names = list(name);

/** A filter as CreateDataCellsFilter and CloudFormation take it. */
export const filterInput = structure({
  TableCatalogId: string({ pattern: /^\d{12}$/ }),
  DatabaseName: name,
  TableName: name,
  Name: string({ min: 1, max: 255, pattern: /^[A-Za-z0-9_.-]+$/ }),
  RowFilter: optional(
    structure({
      FilterExpression: optional(string({ min: 1, max: 2048 })),
      AllRowsWildcard: optional(structure({})),
    }),
  ),
  ColumnNames: optional(names),
  ColumnWildcard: optional(structure({ ExcludedColumnNames: optional(names) })),
});

export type FilterInput = ReturnType<typeof filterInput.read>;

/** Reads a filter against its table: an expression that cannot be enforced is refused when it is made, not when it is needed. */
export function readFilter(
  given: FilterInput,
  { catalog, store }: Pick<LakeCalls, "catalog" | "store">,
): DataCellsFilter {
  const { TableCatalogId, RowFilter, ColumnNames, ColumnWildcard } = given;
  if (TableCatalogId !== store.account) throw new InvalidInput(`TableCatalogId must be ${store.account}`);
  const table = catalog.table(given.DatabaseName, given.TableName);
  const expression = RowFilter?.FilterExpression;
  if ((expression === undefined) === (RowFilter?.AllRowsWildcard === undefined))
    throw new InvalidInput("RowFilter must have either FilterExpression or AllRowsWildcard");
  const cells = chosen(ColumnNames, ColumnWildcard, "The filter");
  checkColumns([...(cells.columns ?? []), ...(cells.excluded ?? [])], table);
  if (expression !== undefined) checkColumns(readRowFilter(expression).columns, table);
  return {
    TableCatalogId,
    DatabaseName: table.DatabaseName,
    TableName: table.Name,
    Name: given.Name,
    ...cells,
    ...(expression !== undefined && { expression }),
    version: randomUUID(),
  };
}
