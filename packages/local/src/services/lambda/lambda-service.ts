import type { AsyncInvocations } from "./async-invocations.ts";
import type { EventSourceStore } from "./event-source-store.ts";
import type { FunctionStore } from "./function-store.ts";

/** What Lambda's operations work on. */
export interface LambdaService {
  readonly functions: FunctionStore;
  readonly sources: EventSourceStore;
  readonly asynchronous: AsyncInvocations;
}
