import type { AlarmProperties, AlarmState } from "./alarm.ts";

const breaks = {
  GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
  GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
  LessThanThreshold: (value: number, threshold: number) => value < threshold,
  LessThanOrEqualToThreshold: (value: number, threshold: number) => value <= threshold,
} as const;

export interface StateNow {
  readonly state: AlarmState;
  readonly reason: string;
}

/** The state one datapoint gives, `undefined` when it stays as it is. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html */
export function stateOf(
  { ComparisonOperator, Threshold, TreatMissingData = "missing" }: AlarmProperties,
  value: number | undefined,
): StateNow | undefined {
  if (value === undefined) return withoutData(TreatMissingData);
  const alarming = breaks[ComparisonOperator](value, Threshold);
  const compared = `[${value}] was ${alarming ? "" : "not "}${words(ComparisonOperator)} the threshold (${Threshold})`;
  return { state: alarming ? "ALARM" : "OK", reason: `Threshold Crossed: 1 datapoint ${compared}.` };
}

function withoutData(treat: NonNullable<AlarmProperties["TreatMissingData"]>): StateNow | undefined {
  if (treat === "ignore") return undefined;
  if (treat === "missing") return { state: "INSUFFICIENT_DATA", reason: "Insufficient Data: nothing was measured." };
  const state = treat === "breaching" ? "ALARM" : "OK";
  return { state, reason: `Threshold Crossed: no datapoint was received and missing data is treated as [${treat}].` };
}

/** `GreaterThanOrEqualToThreshold` is `greater than or equal to`. */
const words = (operator: string): string =>
  operator
    .replace(/Threshold$/, "")
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
