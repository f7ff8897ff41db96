import { integer, list, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { ServiceError } from "../../service-error.ts";
import type { LogStore } from "../log-store.ts";

/** Text patterns only: every word must be in the message. JSON patterns are refused. */
export const filterLogEvents = operation({
  name: "FilterLogEvents",
  input: {
    logGroupName: string(),
    logStreamNames: optional(list(string())),
    startTime: optional(integer()),
    endTime: optional(integer()),
    filterPattern: optional(string()),
    nextToken: optional(string({ pattern: /^\d+$/ })),
    limit: optional(integer({ min: 1, max: 10_000 })),
  },
  access: ({ logGroupName }, { region, account }, _store: LogStore) => [
    { action: "logs:FilterLogEvents", resource: `arn:aws:logs:${region}:${account}:log-group:${logGroupName}:*` },
  ],
  handle: async (
    store,
    {
      logGroupName,
      logStreamNames,
      startTime = 0,
      endTime = Number.MAX_SAFE_INTEGER,
      filterPattern = "",
      nextToken,
      limit = 10_000,
    },
  ) => {
    if (!store.groups().some(({ name }) => name === logGroupName)) {
      throw new ServiceError("ResourceNotFoundException", "The specified log group does not exist.");
    }
    if (/[{[?]/.test(filterPattern)) {
      throw new ServiceError("InvalidParameterException", "The local cloud filters by words and quoted phrases only.");
    }
    const words = [...filterPattern.matchAll(/"([^"]+)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
    const found = (await store.read(logGroupName)).filter(
      ({ timestamp, stream, message }) =>
        timestamp >= startTime &&
        timestamp <= endTime &&
        (!logStreamNames || logStreamNames.includes(stream)) &&
        words.every((word) => message.includes(word)),
    );
    const from = Number(nextToken ?? 0);
    const events = found.slice(from, from + limit).map(({ timestamp, stream, message }, index) => ({
      eventId: String(from + index),
      timestamp,
      ingestionTime: timestamp,
      logStreamName: stream,
      message,
    }));
    return { events, searchedLogStreams: [], ...(found.length > from + limit && { nextToken: String(from + limit) }) };
  },
});
