import type { StackEngine } from "./stack-engine.ts";
import type { StackStore } from "./stack-store.ts";

/** What CloudFormation's operations work on. */
export interface CloudFormation {
  readonly stacks: StackStore;
  readonly engine: StackEngine;
}
