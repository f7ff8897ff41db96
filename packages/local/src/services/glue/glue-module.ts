import { jsonService } from "../../wire/json-service.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { governed } from "../lakeformation/governed-catalog.ts";
import { lakeFormationDoor } from "../lakeformation/lake-formation-door.ts";
import { lakeFormationResources } from "../lakeformation/lake-formation-resources.ts";
import { lakeFormationService } from "../lakeformation/lake-formation-service.ts";
import { LakeFormationStore } from "../lakeformation/lake-formation-store.ts";
import { newResourcePermissions } from "../lakeformation/new-resource-permissions.ts";
import { GlueCatalog } from "./glue-catalog.ts";
import { glueDoor } from "./glue-door.ts";
import { databaseResource, tableResource } from "./glue-resources.ts";
import { createDatabase, deleteDatabase, getDatabase, getDatabases } from "./operations/database-operations.ts";
import {
  batchCreatePartition,
  createPartition,
  deletePartition,
  getPartition,
  getPartitions,
} from "./operations/partition-operations.ts";
import { createTable, deleteTable, getTable, getTables, updateTable } from "./operations/table-operations.ts";

/** The Glue Data Catalog, and Lake Formation, whose permissions are on it. */
export function glueModule(cloud: CloudContext): ServiceModule {
  const permissions = new LakeFormationStore(cloud.store, cloud.account);
  const catalog = new GlueCatalog({
    account: cloud.account,
    clock: cloud.clock,
    durable: cloud.store,
    listener: newResourcePermissions(permissions),
  });
  glueDoor.offer(cloud, catalog);
  lakeFormationDoor.offer(cloud, permissions);
  const lake = { store: permissions, catalog, identities: cloud.identities, now: () => cloud.clock.now() };
  const service = jsonService({
    signingName: "glue",
    targetPrefix: "AWSGlue",
    version: "1.1",
    account: cloud.account,
    store: catalog,
    invalidInputCode: "InvalidInputException",
    operations: [
      createDatabase,
      getDatabase,
      getDatabases,
      deleteDatabase,
      createTable,
      updateTable,
      getTable,
      getTables,
      deleteTable,
      createPartition,
      batchCreatePartition,
      getPartition,
      getPartitions,
      deletePartition,
    ].map((operation) => governed(operation, permissions)),
  });
  return {
    services: [service, lakeFormationService(lake)],
    resources: [databaseResource(catalog), tableResource(catalog), ...lakeFormationResources(lake)],
  };
}
