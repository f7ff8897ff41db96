/** When to try again, and how long to wait in between. */
export interface RetryRule {
  /** Error names, `States.ALL` for any. */
  readonly errors: readonly string[];
  readonly intervalSeconds?: number;
  readonly maxAttempts?: number;
  readonly backoffRate?: number;
  readonly maxDelaySeconds?: number;
  readonly jitter?: "FULL" | "NONE";
  readonly comment?: string;
}

/** What a state that failed says. */
export interface ErrorOutput {
  readonly Error: string;
  readonly Cause: string;
}

/** A catch rule as plain data. */
export interface CatchNode {
  readonly errors: readonly string[];
  readonly next: string;
  readonly output?: unknown;
  readonly assign?: Readonly<Record<string, unknown>>;
  readonly comment?: string;
}
