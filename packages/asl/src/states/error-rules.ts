import type { Target } from "./target.ts";

/** Names Step Functions itself gives. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export type StatesError = `States.${
  | "ALL"
  | "BranchFailed"
  | "DataLimitExceeded"
  | "ExceedToleratedFailureThreshold"
  | "HeartbeatTimeout"
  | "Http.Socket"
  | "IntrinsicFailure"
  | "ItemReaderFailed"
  | "NoChoiceMatched"
  | "ParameterPathFailure"
  | "Permissions"
  | "QueryEvaluationError"
  | "ResultPathMatchFailure"
  | "ResultWriterFailed"
  | "Runtime"
  | "TaskFailed"
  | "Timeout"}`;

declare const vouched: unique symbol;

/** An error name that the author vouches for. */
export type OtherError = string & { readonly [vouched]: true };

/** What a Retry or Catch can name for a call that can fail with `Errors`. */
export type ErrorName<Errors extends string> = string extends Errors ? string : Errors | StatesError | OtherError;

/**
 * An error name that no installed client knows.
 *
 * @example retry: [{ errors: [otherError("S3.SlowDownException")] }]
 */
export function otherError(name: string): OtherError {
  return name as OtherError;
}

/** When to try again, and how long to wait in between. */
export interface RetryRule<Errors extends string = string> {
  /** Error names, `States.ALL` for any. */
  readonly errors: readonly ErrorName<Errors>[];
  readonly intervalSeconds?: number;
  readonly maxAttempts?: number;
  readonly backoffRate?: number;
  readonly maxDelaySeconds?: number;
  readonly jitter?: "FULL" | "NONE";
  readonly comment?: string;
}

/** What a state that failed says. */
export interface ErrorOutput<Name extends string = string> {
  readonly Error: Name;
  readonly Cause: string;
}

/** What a rule for the names can have caught: those, or any error when one of them stands for others. */
export type CaughtName<Named extends string> = [
  Extract<Named, "States.ALL" | "States.TaskFailed" | OtherError>,
] extends [never]
  ? Named
  : string;

/** A catch rule as plain data. */
export interface CatchNode {
  readonly errors: readonly string[];
  readonly target: Target;
  readonly output?: unknown;
  readonly assign?: Readonly<Record<string, unknown>>;
  readonly comment?: string;
}
