import type { ContextObject, Expr } from "@tributary/asl";

interface ExecutionFacts {
  readonly id: Expr<string>;
  readonly startTime: Expr<string>;
  readonly enteredTime: Expr<string>;
}

/** What the handlers that write a metadata row are told about the execution. */
export function executionFacts(context: Expr<ContextObject<unknown>>): ExecutionFacts {
  return {
    id: context.Execution.Id,
    startTime: context.Execution.StartTime,
    enteredTime: context.State.EnteredTime,
  };
}
