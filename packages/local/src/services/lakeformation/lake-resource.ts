import { isRecord } from "../../template/is-record.ts";
import { InvalidInput, list, optional, string, structure } from "../input-shape.ts";

/** What a permission is on. Names are folded as Glue folds them. */
export type LakeResource =
  | { readonly kind: "catalog" }
  | { readonly kind: "database"; readonly database: string }
  | { readonly kind: "table"; readonly database: string; readonly table: string }
  | { readonly kind: "all tables"; readonly database: string }
  | {
      readonly kind: "columns";
      readonly database: string;
      readonly table: string;
      readonly columns?: readonly string[];
      readonly excluded?: readonly string[];
    }
  | { readonly kind: "filter"; readonly database: string; readonly table: string; readonly filter: string }
  | { readonly kind: "location"; readonly arn: string };

const name = string({ min: 1, max: 255 });
const names = list(name);
const catalogId = optional(string({ min: 1, max: 255 }));
const wildcard = structure({ ExcludedColumnNames: optional(names) });

const database = structure({ CatalogId: catalogId, Name: name });
export const table = structure({
  CatalogId: catalogId,
  DatabaseName: name,
  Name: optional(name),
  TableWildcard: optional(structure({})),
});
const columns = structure({
  CatalogId: catalogId,
  DatabaseName: name,
  Name: name,
  ColumnNames: optional(names),
  ColumnWildcard: optional(wildcard),
});
const filter = structure({
  TableCatalogId: optional(name),
  DatabaseName: optional(name),
  TableName: optional(name),
  Name: optional(name),
});
const location = structure({ CatalogId: catalogId, ResourceArn: string({ min: 1 }) });

const fold = (text: string): string => text.toLowerCase();
const folded = (all: readonly string[]): string[] => all.map(fold);

/** Reads AWS's Resource structure: exactly one of its members. */
export const lakeResource = {
  read(value: unknown, member: string): LakeResource {
    if (!isRecord(value)) throw new InvalidInput(`${member} must be a structure`);
    const given = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
    const [entry] = given;
    if (!entry || given.length !== 1) throw new InvalidInput(`${member} must have exactly one member`);
    return readMember(entry, `${member}.${entry[0]}`);
  },
};

function readMember([kind, value]: readonly [string, unknown], at: string): LakeResource {
  switch (kind) {
    case "Catalog":
      return { kind: "catalog" };
    case "Database":
      return { kind: "database", database: fold(database.read(value, at).Name) };
    case "Table": {
      const { DatabaseName, Name, TableWildcard } = table.read(value, at);
      if ((Name === undefined) === (TableWildcard === undefined))
        throw new InvalidInput(`${at} must have either Name or TableWildcard`);
      if (Name === undefined) return { kind: "all tables", database: fold(DatabaseName) };
      return { kind: "table", database: fold(DatabaseName), table: fold(Name) };
    }
    case "TableWithColumns": {
      const { DatabaseName, Name, ColumnNames, ColumnWildcard } = columns.read(value, at);
      return {
        kind: "columns",
        database: fold(DatabaseName),
        table: fold(Name),
        ...chosen(ColumnNames, ColumnWildcard, at),
      };
    }
    case "DataCellsFilter": {
      const { DatabaseName, TableName, Name } = filter.read(value, at);
      if (DatabaseName === undefined || TableName === undefined || Name === undefined)
        throw new InvalidInput(`${at} must have DatabaseName, TableName and Name`);
      return { kind: "filter", database: fold(DatabaseName), table: fold(TableName), filter: Name };
    }
    case "DataLocation":
      return { kind: "location", arn: location.read(value, at).ResourceArn };
    default:
      throw new InvalidInput(`${at}: permissions by LF-tags are not implemented by this local cloud`);
  }
}

/** ColumnNames or ColumnWildcard, and not both. */
export function chosen(
  only: readonly string[] | undefined,
  all: { readonly ExcludedColumnNames?: readonly string[] } | undefined,
  at: string,
): { columns?: readonly string[]; excluded?: readonly string[] } {
  if ((only === undefined || only.length === 0) === (all === undefined))
    throw new InvalidInput(`${at} must have either ColumnNames or ColumnWildcard`);
  if (all === undefined) return { columns: folded(only ?? []) };
  return all.ExcludedColumnNames?.length ? { excluded: folded(all.ExcludedColumnNames) } : {};
}

/** The structure as the API answers it. */
export function resourceView(resource: LakeResource, account: string): object {
  const CatalogId = account;
  switch (resource.kind) {
    case "catalog":
      return { Catalog: {} };
    case "database":
      return { Database: { CatalogId, Name: resource.database } };
    case "table":
      return { Table: { CatalogId, DatabaseName: resource.database, Name: resource.table } };
    case "all tables":
      return { Table: { CatalogId, DatabaseName: resource.database, TableWildcard: {} } };
    case "columns":
      return {
        TableWithColumns: {
          CatalogId,
          DatabaseName: resource.database,
          Name: resource.table,
          ...(resource.columns
            ? { ColumnNames: resource.columns }
            : { ColumnWildcard: { ...(resource.excluded && { ExcludedColumnNames: resource.excluded }) } }),
        },
      };
    case "filter":
      return {
        DataCellsFilter: {
          TableCatalogId: CatalogId,
          DatabaseName: resource.database,
          TableName: resource.table,
          Name: resource.filter,
        },
      };
    case "location":
      return { DataLocation: { CatalogId, ResourceArn: resource.arn } };
  }
}
