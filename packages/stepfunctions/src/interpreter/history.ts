import type { JsonObject } from "../json.ts";

/** One event of an execution's history, as the API shows it except that the timestamp is in milliseconds. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: number;
  readonly type: string;
  /** Name of the details member (`taskScheduledEventDetails`), when the event has details. */
  readonly key?: string;
  readonly details?: JsonObject;
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const MAX_HISTORY_EVENTS = 25_000;

export const WHOLE: JsonObject = { truncated: false };

/** `input` with its `inputDetails`, as every event that carries data has them. */
export function inputDetails(text: string): { input: string; inputDetails: JsonObject } {
  return { input: text, inputDetails: WHOLE };
}

export function outputDetails(text: string): { output: string; outputDetails: JsonObject } {
  return { output: text, outputDetails: WHOLE };
}
