import { jsonService } from "../../wire/json-service.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
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

/** The Glue Data Catalog. */
export function glueModule(cloud: CloudContext): ServiceModule {
  const catalog = new GlueCatalog({ account: cloud.account, clock: cloud.clock, durable: cloud.store });
  glueDoor.offer(cloud, catalog);
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
    ],
  });
  return { services: [service], resources: [databaseResource(catalog), tableResource(catalog)] };
}
