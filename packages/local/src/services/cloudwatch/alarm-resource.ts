import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider } from "../../template/resource-provider.ts";
import type { Clock } from "../clock.ts";
import type { DurableMap } from "../durable-map.ts";
import { type Alarm, alarmProperties } from "./alarm.ts";

/** `AWS::CloudWatch::Alarm` */
export function alarmResource(alarms: DurableMap<Alarm>, clock: Clock): ResourceProvider {
  return {
    type: "AWS::CloudWatch::Alarm",
    existing: ({ properties: { AlarmName } }) =>
      typeof AlarmName === "string" && alarms.has(AlarmName) ? `Alarm ${AlarmName} already exists` : undefined,
    async put(request) {
      const { region, account, previous } = request;
      const properties = alarmProperties.read(request.properties, "");
      const name = properties.AlarmName ?? physicalName(request, { max: 255 });
      const arn = `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;
      await alarms.set(name, {
        name,
        arn,
        properties,
        state: "INSUFFICIENT_DATA",
        reason: "Unchecked: Initial alarm creation",
        changedAt: clock.now(),
      });
      if (previous && previous.ref !== name) await alarms.delete(previous.ref);
      return { ref: name, attributes: { Arn: arn } };
    },
    async delete({ ref }) {
      await alarms.delete(ref);
    },
  };
}
