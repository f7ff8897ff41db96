import type { JsonObject } from "../json.ts";
import type { RandomSource } from "../random.ts";
import type { StateFailure } from "./state-failure.ts";

/** One entry of a Retry field. */
export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly fullJitter: boolean;
}

export function compileRetrier(definition: JsonObject): Retrier {
  const number = (name: string, otherwise: number): number => {
    const value = definition[name];
    return typeof value === "number" ? value : otherwise;
  };
  return {
    errorEquals: definition.ErrorEquals as string[],
    intervalSeconds: number("IntervalSeconds", 1),
    maxAttempts: number("MaxAttempts", 3),
    backoffRate: number("BackoffRate", 2),
    maxDelaySeconds: number("MaxDelaySeconds", Number.POSITIVE_INFINITY),
    fullJitter: definition.JitterStrategy === "FULL",
  };
}

/** Milliseconds before the attempt after `used` attempts. */
export function retryDelay(retrier: Retrier, used: number, random: RandomSource): number {
  const seconds = Math.min(retrier.intervalSeconds * retrier.backoffRate ** used, retrier.maxDelaySeconds);
  return Math.round((retrier.fullJitter ? random.next() * seconds : seconds) * 1000);
}

/**
 * States.ALL takes everything but the two errors that end an execution for sure; States.TaskFailed everything but a timeout.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function matchesError(names: readonly string[], { error = "", aliases, fatal }: StateFailure): boolean {
  if (fatal) return false;
  if (names.includes(error) || aliases.some((alias) => names.includes(alias))) return true;
  if (names.includes("States.ALL")) return error !== "States.Runtime";
  return names.includes("States.TaskFailed") && error !== "States.Timeout" && error !== "States.Runtime";
}
