import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider } from "../../template/resource-provider.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import type { DurableMap } from "../durable-map.ts";

interface Alarm {
  readonly name: string;
  readonly arn: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** CloudWatch, as far as a template declares it: alarms are kept. Nothing measures here, so none ever fires. */
export function cloudwatchModule(cloud: CloudContext): ServiceModule {
  return { services: [], resources: [alarmResource(cloud.store.map("cloudwatch.alarms"))] };
}

/** `AWS::CloudWatch::Alarm` */
function alarmResource(alarms: DurableMap<Alarm>): ResourceProvider {
  return {
    type: "AWS::CloudWatch::Alarm",
    async put(request) {
      const { properties, region, account, previous } = request;
      const name =
        typeof properties.AlarmName === "string" ? properties.AlarmName : physicalName(request, { max: 255 });
      const arn = `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;
      await alarms.set(name, { name, arn, properties });
      if (previous && previous.ref !== name) await alarms.delete(previous.ref);
      return { ref: name, attributes: { Arn: arn } };
    },
    async delete({ ref }) {
      await alarms.delete(ref);
    },
  };
}
