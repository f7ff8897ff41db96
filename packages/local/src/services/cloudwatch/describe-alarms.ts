import { integer, list, oneOf, optional, string } from "../input-shape.ts";
import { operation } from "../operation.ts";
import { page } from "../page.ts";
import type { Alarm } from "./alarm.ts";
import type { AlarmWatch } from "./alarm-watch.ts";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
export const describeAlarms = operation({
  name: "DescribeAlarms",
  input: {
    AlarmNames: optional(list(string(), { max: 100 })),
    AlarmNamePrefix: optional(string({ min: 1 })),
    AlarmTypes: optional(list(oneOf("CompositeAlarm", "MetricAlarm"))),
    StateValue: optional(oneOf("OK", "ALARM", "INSUFFICIENT_DATA")),
    MaxRecords: optional(integer({ min: 1, max: 100 })),
    NextToken: optional(string()),
  },
  access: (_input, _context, _watch: AlarmWatch) => [{ action: "cloudwatch:DescribeAlarms", resource: "*" }],
  handle: async (watch, { AlarmNames, AlarmNamePrefix = "", AlarmTypes, StateValue, MaxRecords = 50, NextToken }) => {
    if (AlarmTypes && !AlarmTypes.includes("MetricAlarm")) return { MetricAlarms: [], CompositeAlarms: [] };
    const found = (await watch.look())
      .filter(({ name }) => name.startsWith(AlarmNamePrefix) && (!AlarmNames || AlarmNames.includes(name)))
      .filter(({ state }) => StateValue === undefined || state === StateValue)
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const { items, next } = page(found, {
      max: MaxRecords,
      token: NextToken,
      keyOf: ({ name }) => name,
      invalidCode: "InvalidNextToken",
    });
    return { MetricAlarms: items.map(described), CompositeAlarms: [], ...(next !== undefined && { NextToken: next }) };
  },
});

function described({ name, arn, properties, state, reason, changedAt }: Alarm): object {
  const { Tags: _, ...rest } = properties;
  return {
    ActionsEnabled: true,
    ...rest,
    AlarmName: name,
    AlarmArn: arn,
    StateValue: state,
    StateReason: reason,
    StateUpdatedTimestamp: changedAt / 1000,
  };
}
