import { jsonService } from "../../wire/json-service.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import type { Alarm } from "./alarm.ts";
import { alarmResource } from "./alarm-resource.ts";
import { AlarmWatch } from "./alarm-watch.ts";
import { describeAlarms } from "./describe-alarms.ts";

/** CloudWatch, as far as the alarms of queues: their state is measured, told as an event, and read. */
export function cloudwatchModule(cloud: CloudContext): ServiceModule {
  const alarms = cloud.store.map<Alarm>("cloudwatch.alarms");
  const watch = new AlarmWatch(cloud, alarms);
  const service = jsonService({
    signingName: "monitoring",
    targetPrefix: "GraniteServiceVersion20100801",
    version: "1.0",
    account: cloud.account,
    operations: [describeAlarms],
    store: watch,
    invalidInputCode: "InvalidParameterValue",
    close: () => watch.close(),
  });
  return { services: [service], resources: [alarmResource(alarms, cloud.clock)], start: () => watch.start() };
}
