import type { Catcher } from "./catcher.ts";
import type { CatchNode, RetryRule } from "./error-rules.ts";
import { printAssign, printOutput } from "./print-payload.ts";
import type { Retrier } from "./retrier.ts";

export interface PrintedErrors {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

export interface ErrorRules {
  readonly retry?: readonly RetryRule[];
  readonly catch?: readonly CatchNode[];
}

export function printErrors(rules: ErrorRules): PrintedErrors {
  return {
    ...(rules.retry?.length && { Retry: rules.retry.map(printRetry) }),
    ...(rules.catch?.length && { Catch: rules.catch.map(printCatch) }),
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

function printCatch(rule: CatchNode): Catcher {
  return {
    ...(rule.comment !== undefined && { Comment: rule.comment }),
    ErrorEquals: rule.errors,
    ...printAssign(rule.assign),
    ...printOutput(rule.output),
    Next: rule.next,
  };
}
