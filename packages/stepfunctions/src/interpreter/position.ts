import type { Json } from "../json.ts";

/** A task between its scheduling and its end; kept so that a restart goes on waiting instead of starting anew. */
export interface PendingTask {
  readonly token?: string;
  readonly startedAt: number;
  readonly deadline?: number;
  readonly heartbeatSeconds?: number;
  /** The request went out and only the answer (token, job) is awaited. */
  submitted?: boolean;
  /** What the submitting call answered; `.sync` finds its job by it. */
  submission?: Json;
}

/** Where a strand stands: all that a restart needs to go on from the last completed event. */
export interface Position {
  state: string;
  input: string;
  /** Id of the last event of this strand. */
  cursor: number;
  /** Id of the StateEntered event, 0 before it is written. */
  enteredId: number;
  enteredPrevious: number;
  enteredTime: number;
  retryCount: number;
  /** Attempts used up, one count for each retrier. */
  retries: number[];
  /** End of a Wait state or of the pause before a retry. */
  waitUntil?: number;
  task?: PendingTask;
  /** Outputs of finished branches or iterations, by index. */
  results?: (string | null)[];
  /** Set once Map/Parallel wrote its Started event. */
  opened?: boolean;
  mapRunArn?: string;
  /** Set once Map/Parallel wrote its Failed event. */
  failed?: boolean;
}

export function startPosition(state: string, input: string, cursor: number): Position {
  return { state, input, cursor, enteredId: 0, enteredPrevious: 0, enteredTime: 0, retryCount: 0, retries: [] };
}
