import type { Clock } from "../clock/clock.ts";
import type { Json } from "../json.ts";
import type { MapRuns } from "../map/map-runs.ts";
import type { RandomSource } from "../random.ts";
import type { Activities } from "../tasks/activities.ts";
import type { CallService } from "../tasks/call-service.ts";
import type { TaskTokens } from "../tasks/task-tokens.ts";
import type { ExecutionRun } from "./execution-run.ts";

/** All that executions need from the world around them. */
export interface Engine {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly region: string;
  readonly account: string;
  readonly callService: CallService;
  readonly tokens: TaskTokens;
  readonly activities: Activities;
  readonly mapRuns: MapRuns;
  /** Calls an operation of this very service, for `states:startExecution` and its like. */
  callSelf(operation: string, input: Json): Promise<Json>;
  /** Settles when an execution of this service has ended. */
  ended(executionArn: string, control: { onEnd(cleanup: () => void): void }): Promise<void>;
  /** Writes an ended execution to the log of its machine; undefined without a log folder. */
  readonly log: ((run: ExecutionRun) => void) | undefined;
  /** Hands what changed to the store; undefined in memory. Resolves when it is safe. */
  readonly save: ((run: ExecutionRun) => Promise<void>) | undefined;
}
