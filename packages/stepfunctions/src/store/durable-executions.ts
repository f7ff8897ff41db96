import type { Engine } from "../interpreter/engine.ts";
import type { ExecutionRun } from "../interpreter/execution-run.ts";
import type { HistoryEvent } from "../interpreter/history.ts";
import { resumeExecution } from "../interpreter/run-execution.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { MockedCalls } from "../tasks/mocked-calls.ts";
import { Definitions } from "./definitions.ts";
import { fromEventRecords } from "./event-record.ts";
import type { ExecutionIndex, ListEntry } from "./execution-index.ts";
import { fromExecutionRecord, fromListRecord } from "./execution-record.ts";
import { ExecutionWriter } from "./execution-writer.ts";
import type { RecordStore } from "./record-store.ts";
import { readStrands } from "./strand-records.ts";

export interface DurableSurroundings {
  readonly engine: () => Engine;
  /** The mocks of a test case, as far as an execution has come with them. */
  readonly mocks: (stateMachineName: string, testCase: string, calls: JsonObject) => MockedCalls | undefined;
  /** Writes what else changed; part of the transaction of a turn. */
  readonly alongside: () => void;
  /** The execution has ended and is on disk. */
  readonly retired: (run: ExecutionRun) => void;
}

/** Executions on disk: the running ones in memory too, the ended ones read when asked for. */
export class DurableExecutions implements ExecutionIndex {
  readonly #records: RecordStore;
  readonly #around: DurableSurroundings;
  readonly #definitions: Definitions;
  readonly #writer: ExecutionWriter;
  readonly #live = new Map<string, ExecutionRun>();
  #changed = new Set<ExecutionRun>();
  #batch: Promise<void> | undefined;

  constructor(records: RecordStore, around: DurableSurroundings) {
    this.#records = records;
    this.#around = around;
    this.#definitions = new Definitions(records);
    this.#writer = new ExecutionWriter(records, this.#definitions);
  }

  add(run: ExecutionRun): void {
    this.#live.set(run.arn, run);
  }

  get(arn: string): ExecutionRun | undefined {
    const live = this.#live.get(arn);
    // What somebody is shown must not be gone after a crash.
    if (live && this.#writer.lags(live)) void this.save(live);
    return live ?? this.#read(arn);
  }

  *list(parentArn: string, after?: Json): Iterable<ListEntry> {
    const cursor = Array.isArray(after) ? [Number(after[0]), String(after[1])] : undefined;
    const range = { reverse: true, after: cursor && ["p", parentArn, ...cursor] };
    for (const { key, value } of this.#records.entries(["p", parentArn], range)) {
      const startDate = Number(key[2]);
      const arn = String(key[3]);
      yield { cursor: [startDate, arn], run: this.#live.get(arn) ?? fromListRecord(key, value) };
    }
  }

  /**
   * Settles when the execution, as it is at the end of this turn of the event loop, is safe. Everything that changed in one
   * turn is one transaction: by then each strand stands where its last event says.
   */
  save(run: ExecutionRun): Promise<void> {
    if (run.type === "STANDARD") {
      if (run.status === "RUNNING") this.#live.set(run.arn, run);
      this.#changed.add(run);
    }
    return this.flushSoon();
  }

  /** Settles when all that happened until now is safe. */
  flushSoon(): Promise<void> {
    if (!this.#batch) {
      this.#batch = this.#flush();
      // Whoever asked for it hears of a failure; a save in passing does not.
      this.#batch.catch(() => undefined);
    }
    return this.#batch;
  }

  /** Settles at once when nothing is on its way to the disk. */
  async settled(): Promise<void> {
    if (this.#batch || this.#changed.size > 0) await this.flushSoon();
    else await this.#records.flushed();
  }

  async #flush(): Promise<void> {
    // Virtual time stands still until what has happened is written.
    const release = this.#around.engine().clock.hold();
    try {
      await new Promise(setImmediate);
      this.#batch = undefined;
      const changed = this.#changed;
      this.#changed = new Set();
      for (const run of changed) this.#writer.write(run);
      this.#around.alongside();
      await this.#records.flushed();
      for (const run of changed) this.#retire(run);
    } finally {
      release();
    }
  }

  /** An ended execution is read from disk from now on. */
  #retire(run: ExecutionRun): void {
    if (run.status === "RUNNING" || this.#changed.has(run)) return;
    this.#live.delete(run.arn);
    run.keepEventsIn(() => this.#events(run.arn), run.eventCount);
    this.#around.retired(run);
  }

  /** Reads back what was running and goes on with it. */
  resume(): void {
    const running: ExecutionRun[] = [];
    for (const { key } of this.#records.entries(["r"])) {
      const run = this.#read(String(key[1]));
      if (run?.root) running.push(run);
    }
    // One may wait for the end of another, so all are there before any goes on.
    for (const run of running) this.#live.set(run.arn, run);
    for (const run of running) resumeExecution(run);
  }

  #read(arn: string): ExecutionRun | undefined {
    const place = placeOf(this.#records.get(["x", arn]));
    if (place === undefined) return undefined;
    const record = this.#records.kept(place) as JsonObject;
    const engine = this.#around.engine();
    const init = record.init as JsonObject;
    const mocks =
      typeof init.testCase === "string"
        ? this.#around.mocks(
            String(init.stateMachineName),
            init.testCase,
            isJsonObject(record.mockCalls) ? record.mockCalls : {},
          )
        : undefined;
    const machine = this.#definitions.get(String(record.definition));
    const run = fromExecutionRecord(arn, record, { engine, machine, mocks });
    run.keepEventsIn(() => this.#events(arn), this.#countEvents(arn));
    if (run.status !== "SUCCEEDED") run.root = readStrands(run, this.#records.entries(["s", arn]));
    this.#writer.wasRead(run);
    return run;
  }

  #events(arn: string): HistoryEvent[] {
    const events: HistoryEvent[] = [];
    for (const { value } of this.#records.entries(["h", arn]))
      for (const event of fromEventRecords(this.#records.kept(placeOf(value) ?? null))) events.push(event);
    return events;
  }

  #countEvents(arn: string): number {
    for (const { key, value } of this.#records.entries(["h", arn], { reverse: true }))
      return Number(key[2]) + Number((value as JsonObject).count);
    return 0;
  }
}

function placeOf(value: Json | undefined): Json | undefined {
  return isJsonObject(value) ? value.place : undefined;
}
