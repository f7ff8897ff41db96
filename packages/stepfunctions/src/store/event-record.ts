import type { HistoryEvent } from "../interpreter/history.ts";
import type { Json, JsonObject } from "../json.ts";

/** An event as the store keeps it: a list, which is half as long as an object. */
export function toEventRecord({ id, previousEventId, timestamp, type, key, details }: HistoryEvent): Json {
  return key === undefined
    ? [id, previousEventId, timestamp, type]
    : [id, previousEventId, timestamp, type, key, details ?? {}];
}

export function fromEventRecord(record: Json): HistoryEvent {
  const [id, previousEventId, timestamp, type, key, details] = record as [
    number,
    number,
    number,
    string,
    string?,
    JsonObject?,
  ];
  return key === undefined
    ? { id, previousEventId, timestamp, type }
    : { id, previousEventId, timestamp, type, key, details: details ?? {} };
}
