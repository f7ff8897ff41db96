import { type HistoryEvent, WHOLE } from "../interpreter/history.ts";
import type { Json, JsonObject } from "../json.ts";

/** A text at least this long is written once for all events of a chunk: what one state puts out is what the next takes in. */
const SHARED_LENGTH = 16;

/** Events as the store keeps them: lists, with the texts they share apart. `#input` is the place of a text among them. */
export function toEventRecords(events: readonly HistoryEvent[]): object {
  const places = new Map<string, number>();
  const place = (text: string): number => {
    let at = places.get(text);
    if (at === undefined) {
      at = places.size;
      places.set(text, at);
    }
    return at;
  };
  const pack = (details: JsonObject): JsonObject => {
    const packed: JsonObject = {};
    for (const key in details) {
      const value = details[key] as Json;
      if (typeof value === "string" && value.length >= SHARED_LENGTH) packed[`#${key}`] = place(value);
      else if (value === WHOLE) packed[`!${key}`] = 1;
      else packed[key] = value;
    }
    return packed;
  };
  const rows = events.map(({ id, previousEventId, timestamp, type, key, details }) =>
    key === undefined
      ? [id, previousEventId, timestamp, type]
      : [id, previousEventId, timestamp, type, key, pack(details ?? {})],
  );
  return { texts: [...places.keys()], rows };
}

export function fromEventRecords(record: Json): HistoryEvent[] {
  const { texts, rows } = record as { texts: string[]; rows: Json[] };
  const unpack = (packed: JsonObject): JsonObject => {
    const details: JsonObject = {};
    for (const key in packed) {
      if (key.startsWith("#")) details[key.slice(1)] = texts[Number(packed[key])] as string;
      else if (key.startsWith("!")) details[key.slice(1)] = WHOLE;
      else details[key] = packed[key] as Json;
    }
    return details;
  };
  return rows.map((row) => {
    const [id, previousEventId, timestamp, type, key, packed] = row as [
      number,
      number,
      number,
      string,
      string?,
      JsonObject?,
    ];
    return key === undefined
      ? { id, previousEventId, timestamp, type }
      : { id, previousEventId, timestamp, type, key, details: unpack(packed ?? {}) };
  });
}
