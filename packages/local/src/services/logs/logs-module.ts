import { jsonService } from "../../wire/json-service.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { logDoor } from "./log-door.ts";
import { logGroupResource } from "./log-group-resource.ts";
import { LogStore } from "./log-store.ts";
import { describeLogGroups } from "./operations/describe-log-groups.ts";
import { filterLogEvents } from "./operations/filter-log-events.ts";

/** CloudWatch Logs, as far as reading what functions wrote. */
export function logsModule(cloud: CloudContext): ServiceModule {
  const { account, region, stateDir, clock, store: durable, log } = cloud;
  const logs = new LogStore({ stateDir, clock, durable, log });
  logDoor.offer(cloud, logs);
  const service = jsonService({
    signingName: "logs",
    targetPrefix: "Logs_20140328",
    version: "1.1",
    account,
    operations: [describeLogGroups, filterLogEvents],
    store: logs,
    invalidInputCode: "InvalidParameterException",
  });
  return { services: [service], resources: [logGroupResource(logs, { account, region })], close: () => logs.settled() };
}
