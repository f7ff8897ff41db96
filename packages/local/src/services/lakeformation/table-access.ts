import type { GlueTable } from "../glue/glue-catalog.ts";
import type { Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import type { LakeFormationStore, RegisteredLocation } from "./lake-formation-store.ts";
import { everybodyOfIam, holds, type PermissionGrant } from "./permission.ts";
import { type RowFilter, readRowFilter } from "./row-filter.ts";

/** One right to see cells; several of them add up. */
export interface CellsRight {
  /** Absent: all rows. */
  readonly rows?: RowFilter;
  /** Absent: all columns. */
  readonly columns?: ReadonlySet<string>;
}

export interface TableAccess {
  /** Absent: Lake Formation has no say, and IAM alone decides. */
  readonly rights?: readonly CellsRight[];
  /** The role by which the data is read. */
  readonly location?: RegisteredLocation;
}

/**
 * What a caller may select of a table.
 *
 * https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-underlying-data.html
 */
export function tableAccess(store: LakeFormationStore, principal: Principal, table: GlueTable): TableAccess {
  // The account's root is the operator of this cloud.
  if (principal.arn === `arn:aws:iam::${store.account}:root`) return {};
  const grants = grantsOn(store, table).filter(({ permissions }) => holds(permissions, "SELECT"));
  if (grants.some((grant) => grant.principal === everybodyOfIam)) return {};
  const rights = grants
    .filter((grant) => isFor(grant, principal))
    .map((grant) => rightOf(store, grant, table))
    .filter((right) => right !== undefined);
  if (rights.length === 0)
    throw new ServiceError(
      "AccessDenied",
      `Insufficient Lake Formation permission(s): Required Select on ${table.Name} by ${principal.arn}`,
      400,
    );
  const location = registeredLocation(store, table.StorageDescriptor?.Location ?? "");
  return { rights, ...(location && { location }) };
}

/** Whether a caller may know that a table is there, and how it looks. */
export function mayDescribe(store: LakeFormationStore, principal: Principal, table: GlueTable): boolean {
  if (principal.arn === `arn:aws:iam::${store.account}:root`) return true;
  return grantsOn(store, table).some((grant) => grant.principal === everybodyOfIam || isFor(grant, principal));
}

export function grantsOn(store: LakeFormationStore, { DatabaseName, Name }: GlueTable): PermissionGrant[] {
  return store.grants().filter(({ resource }) => {
    if (!("database" in resource) || resource.database !== DatabaseName) return false;
    return resource.kind === "all tables" || ("table" in resource && resource.table === Name);
  });
}

/** Whether a permission is of this caller, by itself or as one of its account. */
export function isFor({ principal: named }: PermissionGrant, { arn, roleArn, account }: Principal): boolean {
  if (account === "") return false;
  if (named === "EVERYONE" || named === arn || named === roleArn) return true;
  return named === account || named === `${account}:IAMPrincipals` || named === `arn:aws:iam::${account}:root`;
}

function rightOf(store: LakeFormationStore, { resource }: PermissionGrant, table: GlueTable): CellsRight | undefined {
  if (resource.kind === "columns") return { ...columnsOf(resource, table) };
  if (resource.kind !== "filter") return {};
  const filter = store.filter(resource.database, resource.table, resource.filter);
  if (!filter) return undefined;
  return {
    ...columnsOf(filter, table),
    ...(filter.expression !== undefined && { rows: readRowFilter(filter.expression) }),
  };
}

interface Chosen {
  readonly columns?: readonly string[];
  readonly excluded?: readonly string[];
}

function columnsOf({ columns, excluded }: Chosen, table: GlueTable): { columns?: ReadonlySet<string> } {
  if (columns) return { columns: new Set(columns) };
  if (!excluded) return {};
  const all = [...(table.StorageDescriptor?.Columns ?? []), ...(table.PartitionKeys ?? [])];
  return { columns: new Set(all.map(({ Name }) => Name).filter((name) => !excluded.includes(name))) };
}

/** The longest registered location that a place in S3 lies in. */
export function registeredLocation(store: LakeFormationStore, place: string): RegisteredLocation | undefined {
  const arn = place.replace(/^s3[an]?:\/\//, "arn:aws:s3:::").replace(/\/+$/, "");
  const covers = (location: string): boolean => `${arn}/`.startsWith(`${location.replace(/\/?\*?$/, "")}/`);
  return store
    .locations()
    .filter((location) => covers(location.arn))
    .sort((a, b) => b.arn.length - a.arn.length)[0];
}
