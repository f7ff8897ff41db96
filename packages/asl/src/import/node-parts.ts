import type { Catcher } from "../states/catcher.ts";
import type { CatchNode, RetryRule } from "../states/error-rules.ts";
import type { Retrier } from "../states/retrier.ts";
import type { State } from "../states/state.ts";
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

/** What becomes of errors. `caught` reads a catch rule in the state's query language. */
export function errorRules(state: State, caught: (rule: Catcher) => CatchNode): ErrorRules {
  return {
    ...("Retry" in state && state.Retry && { retry: state.Retry.map(readRetry) }),
    ...("Catch" in state && state.Catch && { catch: state.Catch.map(caught) }),
  };
}

interface ErrorRules {
  readonly retry?: readonly RetryRule[];
  readonly catch?: readonly CatchNode[];
}

function readRetry(rule: Retrier): RetryRule {
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
