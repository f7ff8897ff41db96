import type { ExecutionRun, ExecutionStatus } from "../interpreter/execution-run.ts";
import type { Strand } from "../interpreter/strand.ts";
import type { Definitions } from "./definitions.ts";
import { toEventRecords } from "./event-record.ts";
import { toExecutionRecord, toListRecord } from "./execution-record.ts";
import type { RecordStore } from "./record-store.ts";
import { toStrandRecord } from "./strand-records.ts";

/** What the store has of an execution. */
interface Saved {
  status: ExecutionStatus | undefined;
  redrives: number;
  events: number;
  /** Last event of each strand that is written. */
  readonly cursors: Map<number, number>;
}

/** Writes what has changed of an execution since the last time. */
export class ExecutionWriter {
  readonly #records: RecordStore;
  readonly #definitions: Definitions;
  readonly #saved = new WeakMap<ExecutionRun, Saved>();

  constructor(records: RecordStore, definitions: Definitions) {
    this.#records = records;
    this.#definitions = definitions;
  }

  /** The execution comes from the store: only what happens from now on is written. */
  wasRead(run: ExecutionRun): void {
    const cursors = new Map<number, number>();
    const visit = (strand: Strand): void => {
      cursors.set(strand.id, strand.position.cursor);
      for (const child of strand.children) visit(child);
      for (const child of strand.abandoned) visit(child);
    };
    if (run.root) visit(run.root);
    this.#saved.set(run, { status: run.status, redrives: run.redriveCount, events: run.eventCount, cursors });
  }

  /** Whether the store has not yet all that happened in an execution. */
  lags(run: ExecutionRun): boolean {
    return (this.#saved.get(run)?.events ?? 0) < run.eventCount;
  }

  write(run: ExecutionRun): void {
    const records = this.#records;
    const { arn } = run;
    let saved = this.#saved.get(run);
    if (!saved) {
      saved = { status: undefined, redrives: 0, events: 0, cursors: new Map() };
      this.#saved.set(run, saved);
    }
    if (saved.events < run.eventCount) {
      const place = records.keep(toEventRecords(run.events.slice(saved.events)));
      records.put(["h", arn, saved.events], { count: run.eventCount - saved.events, place });
      saved.events = run.eventCount;
    }
    const turned = saved.status !== run.status || saved.redrives !== run.redriveCount;
    if (turned || run.mocks)
      records.put(["x", arn], { place: records.keep(toExecutionRecord(run, this.#definitions.keyOf(run.machine))) });
    if (turned) {
      records.put(["p", run.init.mapRunArn ?? run.stateMachineArn, run.startDate, arn], toListRecord(run));
      if (run.status === "RUNNING") records.put(["r", arn], 1);
      else if (saved.status !== undefined) records.remove(["r", arn]);
      saved.status = run.status;
      saved.redrives = run.redriveCount;
    }
    // A redrive goes on with the strands of an execution that failed; one that succeeded needs none.
    if (run.status === "SUCCEEDED") run.root = undefined;
    this.#writeStrands(run, saved);
    run.dirty.clear();
  }

  #writeStrands(run: ExecutionRun, { cursors }: Saved): void {
    const gone = new Set(cursors.keys());
    const visit = (strand: Strand, abandoned: boolean): void => {
      const { id, position } = strand;
      gone.delete(id);
      if (cursors.get(id) !== position.cursor || run.dirty.has(strand) || abandoned) {
        this.#records.put(["s", run.arn, id], toStrandRecord(strand, abandoned));
        cursors.set(id, position.cursor);
      }
      for (const child of strand.children) visit(child, false);
      for (const child of strand.abandoned) visit(child, true);
    };
    if (run.root) visit(run.root, false);
    for (const id of gone) {
      this.#records.remove(["s", run.arn, id]);
      cursors.delete(id);
    }
  }
}
