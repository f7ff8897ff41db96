import type { HistoryEvent } from "../interpreter/history.ts";
import type { Json, JsonObject } from "../json.ts";
import { noExecution } from "../service/aws-error.ts";
import type { Operation } from "../service/core.ts";
import { paginate } from "../service/paginate.ts";
import { optionalBoolean, requiredArn } from "../service/read-input.ts";
import { wireDate } from "../service/records.ts";

const DATA: ReadonlySet<string> = new Set(["input", "output", "parameters", "assignedVariables"]);

export const getExecutionHistory: Operation = (core, input) => {
  const arn = requiredArn(input, "executionArn", ["execution"]);
  const run = core.executions.get(arn);
  if (!run) throw noExecution(arn);
  const withData = optionalBoolean(input, "includeExecutionData") !== false;
  const events = optionalBoolean(input, "reverseOrder") === true ? run.events.toReversed() : run.events;
  const { page, nextToken } = paginate(input, `history:${arn}`, events);
  const shown = page.map((event) => wireEvent(event, withData));
  return nextToken === undefined ? { events: shown } : { events: shown, nextToken };
};

/** An event as the API shows it. */
export function wireEvent(
  { id, previousEventId, timestamp, type, key, details }: HistoryEvent,
  withData = true,
): JsonObject {
  const event: JsonObject = { id, previousEventId, timestamp: wireDate(timestamp), type };
  if (key !== undefined && details) event[key] = withData ? details : withoutData(details);
  return event;
}

function withoutData(details: JsonObject): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(details)) if (!DATA.has(name)) kept[name] = value;
  return kept;
}
