import { TributaryError } from "@tributary/errors";
import type { Catcher } from "./catcher.ts";
import type { CatchNode, RetryRule } from "./error-rules.ts";
import { printAssign, printOutput } from "./print-payload.ts";
import type { Retrier } from "./retrier.ts";
import type { Resolve } from "./target.ts";

export interface PrintedErrors {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

export interface ErrorRules {
  readonly retry?: readonly RetryRule[];
  readonly catch?: readonly CatchNode[];
}

export function printErrors(rules: ErrorRules, resolve: Resolve): PrintedErrors {
  return {
    ...(rules.retry?.length && { Retry: rules.retry.map(printRetry) }),
    ...(rules.catch?.length && { Catch: rules.catch.map((rule) => printCatch(rule, resolve)) }),
  };
}

function printRetry(rule: RetryRule): Retrier {
  return {
    ...(rule.comment !== undefined && { Comment: rule.comment }),
    ErrorEquals: rule.errors,
    ...(rule.intervalSeconds !== undefined && { IntervalSeconds: rule.intervalSeconds }),
    ...(rule.maxAttempts !== undefined && { MaxAttempts: rule.maxAttempts }),
    ...(rule.backoffRate !== undefined && { BackoffRate: rule.backoffRate }),
    ...(rule.maxDelaySeconds !== undefined && { MaxDelaySeconds: rule.maxDelaySeconds }),
    ...(rule.jitter !== undefined && { JitterStrategy: rule.jitter }),
  };
}

function printCatch(rule: CatchNode, resolve: Resolve): Catcher {
  return {
    ...(rule.comment !== undefined && { Comment: rule.comment }),
    ErrorEquals: rule.errors,
    ...printAssign(rule.assign),
    ...printOutput(rule.output),
    Next: resolve(rule.target) ?? leadsNowhere(rule.errors),
  };
}

/** ASL has no `End` on a catch rule: something must follow it. */
function leadsNowhere(errors: readonly string[]): never {
  throw new TributaryError("TRB-ASL-005", `the way for ${errors.join(", ")} leads past the last state`);
}
