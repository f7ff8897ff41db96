import type { RetryRule } from "../states/error-rules.ts";
import type { Retrier } from "../states/retrier.ts";
import type { StateGraph } from "../states/state-machine-definition.ts";
import type { Line, Target } from "../states/target.ts";

/** Stands for a flow inside a state, whose code is written from the graph. */
export type LineOf = (graph: StateGraph) => Line;

/** A member, unless there is no value for it. */
export function given<Name extends string, T>(name: Name, value: T | undefined): { readonly [K in Name]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: T };
}

export function toState(name: string): Target {
  return { to: "state", name };
}

export function readRetry(rule: Retrier): RetryRule {
  return {
    errors: rule.ErrorEquals,
    ...given("intervalSeconds", rule.IntervalSeconds),
    ...given("maxAttempts", rule.MaxAttempts),
    ...given("backoffRate", rule.BackoffRate),
    ...given("maxDelaySeconds", rule.MaxDelaySeconds),
    ...given("jitter", rule.JitterStrategy as "FULL" | "NONE" | undefined),
    ...given("comment", rule.Comment),
  };
}

/** Where a distributed Map writes its results. `place` is its arguments in either language. */
export function writerOf(config: unknown, place: unknown): object {
  const { Bucket: bucket, Prefix: prefix } = (place ?? {}) as Readonly<Record<string, unknown>>;
  return { ...given("bucket", bucket), ...given("prefix", prefix), ...given("config", config) };
}

/** How many child executions get at once, in either language. */
export function batchOf(batcher: Readonly<Record<string, unknown>>): object {
  const { BatchInput: input, MaxItemsPerBatch: items, MaxInputBytesPerBatch: bytes } = batcher;
  return { ...given("input", input), ...given("maxItems", items), ...given("maxInputBytes", bytes) };
}
