import { jsonService } from "../../wire/json-service.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { AthenaStore } from "./athena-store.ts";
import {
  batchGetQueryExecution,
  getQueryExecution,
  getQueryResults,
  listQueryExecutions,
  startQueryExecution,
  stopQueryExecution,
} from "./operations/query-operations.ts";
import { getWorkGroup, listWorkGroups } from "./operations/workgroup-operations.ts";
import { s3Lake } from "./s3-lake.ts";
import { workgroupResource } from "./workgroup-resource.ts";

/** Athena: its SQL answered by DuckDB over the tables of the Glue catalog. */
export function athenaModule(cloud: CloudContext): ServiceModule {
  const store = new AthenaStore(cloud, s3Lake(cloud));
  const service = jsonService({
    signingName: "athena",
    targetPrefix: "AmazonAthena",
    version: "1.1",
    account: cloud.account,
    store,
    invalidInputCode: "InvalidRequestException",
    operations: [
      startQueryExecution,
      getQueryExecution,
      batchGetQueryExecution,
      listQueryExecutions,
      stopQueryExecution,
      getQueryResults,
      getWorkGroup,
      listWorkGroups,
    ],
    close: () => store.close(),
  });
  return { services: [service], resources: [workgroupResource(store, cloud.clock)], start: () => store.start() };
}
