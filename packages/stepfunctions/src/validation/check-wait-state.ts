import { parseTimestamp } from "../clock/parse-timestamp.ts";
import type { Json, JsonObject } from "../json.ts";
import { expressionText } from "../jsonata/jsonata-template.ts";
import type { StatePlace } from "./check-state.ts";
import type { Findings } from "./findings.ts";

const FIELDS = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];

/** A Wait state has exactly one of its four fields. */
export function checkWaitState(state: JsonObject, { location, language }: StatePlace, findings: Findings): void {
  const given = FIELDS.filter((field) => state[field] !== undefined);
  if (given.length === 0) findings.schema(`One of these fields is required: [${FIELDS.join(", ")}]`, location);
  if (given.length > 1) findings.onlyOne(given, location);
  const { Seconds, Timestamp } = state;
  const computed = (value: Json): boolean =>
    language === "JSONata" && typeof value === "string" && expressionText(value) !== undefined;
  if (
    Seconds !== undefined &&
    !computed(Seconds) &&
    (typeof Seconds !== "number" || !Number.isInteger(Seconds) || Seconds < 0 || Seconds > 99_999_999)
  ) {
    findings.schema("Value is not an integer between 0 and 99999999", `${location}/Seconds`);
  }
  if (Timestamp !== undefined && !computed(Timestamp) && parseTimestamp(Timestamp) === undefined) {
    findings.schema("String does not match RFC3339 timestamp", `${location}/Timestamp`);
  }
}
