import { boolean, document, integer, list, number, oneOf, optional, string, structure } from "../input-shape.ts";

export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";

/** `AWS::CloudWatch::Alarm`, on one metric. */
export const alarmProperties = structure({
  AlarmName: optional(string({ min: 1, max: 255 })),
  AlarmDescription: optional(string({ max: 1024 })),
  Namespace: string(),
  MetricName: string(),
  Dimensions: optional(list(structure({ Name: string(), Value: string() }), { max: 30 })),
  Statistic: oneOf("Maximum", "Minimum", "Average", "Sum"),
  Period: integer({ min: 10 }),
  EvaluationPeriods: integer({ min: 1, max: 1 }),
  Threshold: number,
  ComparisonOperator: oneOf(
    "GreaterThanThreshold",
    "GreaterThanOrEqualToThreshold",
    "LessThanThreshold",
    "LessThanOrEqualToThreshold",
  ),
  TreatMissingData: optional(oneOf("breaching", "notBreaching", "ignore", "missing")),
  ActionsEnabled: optional(boolean),
  AlarmActions: optional(list(string(), { max: 0 })),
  OKActions: optional(list(string(), { max: 0 })),
  InsufficientDataActions: optional(list(string(), { max: 0 })),
  Tags: optional(list(document)),
});

export type AlarmProperties = ReturnType<typeof alarmProperties.read>;

/** An alarm as it is kept; times are milliseconds since 1970. */
export interface Alarm {
  readonly name: string;
  readonly arn: string;
  readonly properties: AlarmProperties;
  readonly state: AlarmState;
  readonly reason: string;
  readonly changedAt: number;
}
