import type { JsonObject } from "../json.ts";
import type { Payload } from "../payload.ts";
import type { MockedCalls } from "../tasks/mocked-calls.ts";
import type { CompiledMachine } from "./compiled.ts";
import type { Engine } from "./engine.ts";
import { type HistoryEvent, MAX_HISTORY_EVENTS } from "./history.ts";
import type { Strand } from "./strand.ts";

export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED" | "PENDING_REDRIVE";

export interface ExecutionInit {
  readonly arn: string;
  readonly name: string;
  readonly machine: CompiledMachine;
  readonly type: "STANDARD" | "EXPRESS";
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly input: Payload;
  readonly startDate: number;
  readonly mocks?: MockedCalls | undefined;
  /** Name of the test case the mocks come from. */
  readonly testCase?: string | undefined;
  readonly stateMachineVersionArn?: string | undefined;
  readonly stateMachineAliasArn?: string | undefined;
  readonly mapRunArn?: string | undefined;
  readonly itemCount?: number | undefined;
  /** Place among the children of its map run. */
  readonly mapIndex?: number | undefined;
  readonly traceHeader?: string | undefined;
  readonly revisionId?: string | undefined;
  readonly context?: JsonObject | undefined;
}

/** A running or finished execution. */
export class ExecutionRun {
  readonly arn: string;
  readonly name: string;
  readonly machine: CompiledMachine;
  readonly type: "STANDARD" | "EXPRESS";
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly input: Payload;
  readonly startDate: number;
  readonly init: ExecutionInit;
  readonly mocks: MockedCalls | undefined;
  readonly context: JsonObject | undefined;
  readonly engine: Engine;
  status: ExecutionStatus = "RUNNING";
  stopDate: number | undefined;
  output: Payload | undefined;
  error: string | undefined;
  reason: string | undefined;
  redriveCount = 0;
  redriveDate: number | undefined;
  root: Strand | undefined;
  /** Strands whose place changed without an event. */
  readonly dirty = new Set<Strand>();
  nextStrandId = 1;
  /** Called once, when the execution has ended. */
  readonly whenEnded: (() => void)[] = [];
  cancelTimeout: (() => void) | undefined;
  #events: HistoryEvent[] | undefined = [];
  #eventCount = 0;
  #readEvents: (() => HistoryEvent[]) | undefined;

  constructor(engine: Engine, init: ExecutionInit) {
    this.engine = engine;
    this.init = init;
    this.arn = init.arn;
    this.name = init.name;
    this.machine = init.machine;
    this.type = init.type;
    this.stateMachineArn = init.stateMachineArn;
    this.stateMachineName = init.stateMachineName;
    this.roleArn = init.roleArn;
    this.input = init.input;
    this.startDate = init.startDate;
    this.mocks = init.mocks;
    this.context = init.context;
  }

  get events(): readonly HistoryEvent[] {
    return this.#events ?? this.#readEvents?.() ?? [];
  }

  get eventCount(): number {
    return this.#eventCount;
  }

  /** From now on the history is read from the store whenever somebody asks for it. */
  keepEventsIn(read: () => HistoryEvent[], count: number): void {
    this.#events = undefined;
    this.#eventCount = count;
    this.#readEvents = read;
  }

  /** Writes an event and answers its id. */
  append(type: string, previousEventId: number, key?: string, details?: JsonObject): number {
    // The last event is kept for the end of the execution.
    if (this.#eventCount >= MAX_HISTORY_EVENTS - 1 && this.type === "STANDARD" && !type.startsWith("Execution"))
      throw new HistoryLimit();
    this.#events ??= this.#readEvents?.() ?? [];
    const id = ++this.#eventCount;
    const timestamp = this.engine.clock.now();
    this.#events.push(
      key === undefined
        ? { id, previousEventId, timestamp, type }
        : { id, previousEventId, timestamp, type, key, details: details ?? {} },
    );
    return id;
  }
}

/** The execution has as many events as it may have; nothing catches this. */
export class HistoryLimit extends Error {
  override readonly name = "HistoryLimit";
}
