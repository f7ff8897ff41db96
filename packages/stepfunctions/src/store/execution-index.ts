import type { ExecutionRun, ExecutionStatus } from "../interpreter/execution-run.ts";
import type { Json } from "../json.ts";

/** What lists of executions show; an execution has it all, a store may keep it apart. */
export interface ListedExecution {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly status: ExecutionStatus;
  readonly startDate: number;
  readonly stopDate: number | undefined;
  readonly redriveCount: number;
  readonly redriveDate: number | undefined;
  readonly init: {
    readonly mapRunArn?: string | undefined;
    readonly mapIndex?: number | undefined;
    readonly itemCount?: number | undefined;
    readonly stateMachineVersionArn?: string | undefined;
    readonly stateMachineAliasArn?: string | undefined;
  };
}

/** One execution of a list, with the cursor that finds its place again. */
export interface ListEntry {
  readonly cursor: Json;
  readonly run: ListedExecution;
}

/** What lists and describes of executions need, whether they are in memory or on disk. */
export interface ExecutionIndex {
  add(run: ExecutionRun): void;
  get(arn: string): ExecutionRun | undefined;
  /** Of one state machine or map run, newest first; behind a cursor if one is given. */
  list(parentArn: string, after?: Json): Iterable<ListEntry>;
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

  *list(parentArn: string, after?: Json): Iterable<ListEntry> {
    const runs = this.#byParent.get(parentArn) ?? [];
    for (let index = Math.min(typeof after === "number" ? after : runs.length, runs.length) - 1; index >= 0; index--)
      yield { cursor: index, run: runs[index] as ExecutionRun };
  }
}
