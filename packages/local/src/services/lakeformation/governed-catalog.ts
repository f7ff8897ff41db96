import { isRecord } from "../../template/is-record.ts";
import type { GlueCatalog, GlueTable } from "../glue/glue-catalog.ts";
import type { CallContext, Operation } from "../operation.ts";
import { ServiceError } from "../service-error.ts";
import type { LakeFormationStore } from "./lake-formation-store.ts";
import { isAdministrator } from "./operations/lake-need.ts";
import { everybodyOfIam, holds, type Permission, type PermissionGrant } from "./permission.ts";
import { grantsOn, isFor, mayDescribe, registeredLocation, tableAccess } from "./table-access.ts";

/** What a Glue operation on a table takes beside IAM's permission. https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html */
const onTable: Readonly<Record<string, Permission>> = {
  UpdateTable: "ALTER",
  DeleteTable: "DROP",
  CreatePartition: "ALTER",
  BatchCreatePartition: "ALTER",
  DeletePartition: "ALTER",
};
const onDatabase: Readonly<Record<string, Permission>> = { CreateTable: "CREATE_TABLE", DeleteDatabase: "DROP" };

interface Asked {
  readonly catalog: GlueCatalog;
  readonly context: CallContext;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A Glue operation under Lake Formation: a table whose rows are filtered is nobody's to point elsewhere. */
export function governed(operation: Operation<GlueCatalog>, store: LakeFormationStore): Operation<GlueCatalog> {
  const { name } = operation;
  return {
    ...operation,
    handle: async (catalog, input, context) => {
      if (isAdministrator(store, context)) return operation.handle(catalog, input, context);
      check(name, { catalog, context, input: isRecord(input) ? input : {} }, store);
      const output = await operation.handle(catalog, input, context);
      if (name !== "GetTables" || !isRecord(output) || !Array.isArray(output.TableList)) return output;
      const TableList = (output.TableList as GlueTable[]).filter((table) =>
        mayDescribe(store, context.principal, table),
      );
      return { ...output, TableList };
    },
  };
}

function check(name: string, asked: Asked, store: LakeFormationStore): void {
  const { context, input } = asked;
  const { principal } = context;
  const database = textOf(input.DatabaseName ?? input.Name);
  const ofDatabase = onDatabase[name];
  if (ofDatabase !== undefined) {
    const grants = store
      .grants()
      .filter(({ resource }) => resource.kind === "database" && resource.database === database);
    if (!gives(grants, ofDatabase, context)) throw insufficient(ofDatabase, database, context);
  }
  const table = tableOf(asked, database);
  const needed = onTable[name];
  if (table && needed !== undefined && !gives(grantsOn(store, table), needed, context))
    throw insufficient(needed, table.Name, context);
  if (table && /^GetTable$|^GetPartitions?$/.test(name) && !mayDescribe(store, principal, table))
    throw insufficient("DESCRIBE", table.Name, context);
  // Partitions are values of rows: a filter on rows cannot be laid over them.
  if (table && /^GetPartitions?$/.test(name) && seesSomeRowsOnly(store, table, context))
    throw insufficient("SELECT", `all rows of ${table.Name}`, context);
  for (const location of locationsIn(input)) {
    const registered = registeredLocation(store, location);
    const grants = store
      .grants()
      .filter(({ resource }) => resource.kind === "location" && resource.arn === registered?.arn);
    if (registered && !gives(grants, "DATA_LOCATION_ACCESS", context))
      throw insufficient("DATA_LOCATION_ACCESS", location, context);
  }
}

const gives = (grants: readonly PermissionGrant[], permission: Permission, { principal }: CallContext): boolean =>
  grants.some(
    (grant) => (grant.principal === everybodyOfIam || isFor(grant, principal)) && holds(grant.permissions, permission),
  );

/** Whoever holds no SELECT sees no rows at all, and may describe all the same. */
function seesSomeRowsOnly(store: LakeFormationStore, table: GlueTable, context: CallContext): boolean {
  if (!gives(grantsOn(store, table), "SELECT", context)) return false;
  const { rights } = tableAccess(store, context.principal, table);
  return rights?.every(({ rows }) => rows !== undefined) ?? false;
}

function tableOf({ catalog, input }: Asked, database: string): GlueTable | undefined {
  const given = isRecord(input.TableInput) ? input.TableInput.Name : (input.TableName ?? input.Name);
  if (!catalog.databases().some(({ Name }) => Name === database)) return undefined;
  return catalog.tables(database).find(({ Name }) => Name === textOf(given));
}

function locationsIn(input: Readonly<Record<string, unknown>>): readonly string[] {
  const parts = [input.TableInput, input.PartitionInput, input.PartitionInputList].flat().filter(isRecord);
  return parts.flatMap(({ StorageDescriptor }) =>
    isRecord(StorageDescriptor) && typeof StorageDescriptor.Location === "string" ? [StorageDescriptor.Location] : [],
  );
}

/** Glue folds names. */
const textOf = (value: unknown): string => (typeof value === "string" ? value.toLowerCase() : "");

const insufficient = (permission: Permission, on: string, { principal }: CallContext): ServiceError =>
  new ServiceError(
    "AccessDeniedException",
    `Insufficient Lake Formation permission(s): Required ${permission} on ${on} by ${principal.arn}`,
  );
