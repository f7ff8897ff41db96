import type { ExecutionRun } from "../interpreter/execution-run.ts";

/** What lists and describes of executions need, whether they are in memory or on disk. */
export interface ExecutionIndex {
  add(run: ExecutionRun): void;
  get(arn: string): ExecutionRun | undefined;
  /** Of one state machine or map run, newest first. */
  list(parentArn: string): ExecutionRun[];
}

/** All executions in memory. */
export class MemoryExecutions implements ExecutionIndex {
  readonly #byArn = new Map<string, ExecutionRun>();
  readonly #byParent = new Map<string, ExecutionRun[]>();

  add(run: ExecutionRun): void {
    this.#byArn.set(run.arn, run);
    const parent = run.init.mapRunArn ?? run.stateMachineArn;
    const list = this.#byParent.get(parent);
    if (list) list.push(run);
    else this.#byParent.set(parent, [run]);
  }

  get(arn: string): ExecutionRun | undefined {
    return this.#byArn.get(arn);
  }

  list(parentArn: string): ExecutionRun[] {
    return [...(this.#byParent.get(parentArn) ?? [])].reverse();
  }
}
