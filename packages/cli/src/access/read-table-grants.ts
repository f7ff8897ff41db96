import {
  type LakeFormationClient,
  type PrincipalResourcePermissions,
  paginateListDataCellsFilter,
  paginateListPermissions,
} from "@aws-sdk/client-lakeformation";
import type { TableGrant } from "@tributary/access";
import type { Target } from "./target/open-target.ts";

const selecting = new Set(["SELECT", "ALL", "SUPER_USER"]);

/** Who may select which rows, as Lake Formation's permissions and data cells filters say it. */
export async function readTableGrants(
  { lakeFormation: client, account }: Target,
  unread: string[],
): Promise<readonly TableGrant[]> {
  const filters = await rowFilters(client);
  const permissions: PrincipalResourcePermissions[] = [];
  for await (const page of paginateListPermissions({ client }, { CatalogId: account }))
    permissions.push(...(page.PrincipalResourcePermissions ?? []));
  return permissions.flatMap(({ Principal, Resource, Permissions = [] }): TableGrant[] => {
    const principal = Principal?.DataLakePrincipalIdentifier;
    if (principal === undefined || !Permissions.some((permission) => selecting.has(permission))) return [];
    const { Table, TableWithColumns, DataCellsFilter, LFTagPolicy } = Resource ?? {};
    if (LFTagPolicy) unread.push(`Lake Formation permission of ${principal} by tags: not judged`);
    if (DataCellsFilter) {
      const { DatabaseName = "", TableName = "", Name = "" } = DataCellsFilter;
      const rowFilter = filters.get([DatabaseName, TableName, Name].join("/"));
      return [
        {
          principal,
          database: DatabaseName,
          table: TableName,
          filterName: Name,
          rowFilter: rowFilter ?? `of the filter ${Name}`,
        },
      ];
    }
    const table = Table ?? TableWithColumns;
    if (table?.DatabaseName === undefined) return [];
    const wildcard = Table?.TableWildcard !== undefined || table.Name === undefined || table.Name === "ALL_TABLES";
    return [{ principal, database: table.DatabaseName, table: wildcard ? "*" : (table.Name ?? "*") }];
  });
}

/** Expressions by `database/table/filter`; a filter of all rows is `true`. */
async function rowFilters(client: LakeFormationClient): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const { DataCellsFilters = [] } of paginateListDataCellsFilter({ client }, {})) {
    for (const { DatabaseName, TableName, Name, RowFilter } of DataCellsFilters) {
      const expression = RowFilter?.FilterExpression ?? (RowFilter?.AllRowsWildcard ? "true" : undefined);
      if (expression !== undefined) found.set([DatabaseName, TableName, Name].join("/"), expression);
    }
  }
  return found;
}
