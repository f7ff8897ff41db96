import type { Engine } from "../interpreter/engine.ts";
import { ExecutionRun, type ExecutionStatus } from "../interpreter/execution-run.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { type MapChild, MapRun, type MapRunStore } from "../map/map-runs.ts";
import { Payload } from "../payload.ts";
import type { ExecutionIndex } from "./execution-index.ts";
import type { RecordStore } from "./record-store.ts";

/** Inputs of children in one record. */
const CHUNK = 500;

export interface MapRunSurroundings {
  readonly engine: () => Engine;
  readonly executions: () => ExecutionIndex;
  /** Asks for a flush of this turn's changes. */
  readonly flushSoon: () => void;
}

/** Map runs on disk: the run, the inputs of its children, and how its Express children ended. */
export class DurableMapRuns implements MapRunStore {
  readonly #records: RecordStore;
  readonly #around: MapRunSurroundings;
  readonly #written = new WeakSet<MapRun>();
  #changed = new Set<MapRun>();
  #ended: (readonly [MapRun, number])[] = [];

  constructor(records: RecordStore, around: MapRunSurroundings) {
    this.#records = records;
    this.#around = around;
  }

  changed(run: MapRun): void {
    this.#changed.add(run);
    this.#around.flushSoon();
  }

  childEnded(run: MapRun, index: number): void {
    this.#ended.push([run, index]);
    this.#around.flushSoon();
  }

  arnsOf(executionArn: string): string[] {
    return [...this.#records.entries(["me", executionArn])].map(({ key }) => String(key[3]));
  }

  arnsOfState(owner: string): string[] {
    const arns = [...this.#records.entries(["m"])].map(({ key }) => String(key[1]));
    return arns.filter((arn) => arn.split(":")[6] === owner);
  }

  /** Writes what has changed; part of the transaction of a turn. */
  write(): void {
    for (const run of this.#changed) this.#writeRun(run);
    for (const [run, index] of this.#ended) this.#writeChild(run, index);
    this.#changed = new Set();
    this.#ended = [];
  }

  #writeRun(run: MapRun): void {
    const { arn, label, parent, startDate, status, stopDate, redriveCount, redriveDate, prepared } = run;
    const { maxConcurrency, toleratedCount, toleratedPercentage } = run;
    const children = prepared ? run.children.length : 0;
    this.#records.put(["m", arn], {
      ...{ label, parent: parent.arn, startDate, status, stopDate, redriveCount, redriveDate, prepared, children },
      limits: { maxConcurrency, toleratedCount, toleratedPercentage },
    });
    this.#records.put(["me", parent.arn, startDate, arn], 1);
    if (!prepared || this.#written.has(run)) return;
    this.#written.add(run);
    for (let at = 0; at < run.children.length; at += CHUNK)
      this.#records.put(["mi", arn, at], {
        place: this.#records.keep(run.children.slice(at, at + CHUNK).map(({ items, input }) => [items, input])),
      });
  }

  #writeChild(run: MapRun, index: number): void {
    const execution = run.children[index]?.execution;
    if (!execution) return;
    const { arn, name, status, startDate, stopDate, output, error, reason } = execution;
    this.#records.put(["mc", run.arn, index], {
      ...{ arn, name, status, startDate, stopDate, output: output?.text, error, reason },
    });
  }

  read(arn: string): MapRun | undefined {
    const record = this.#records.get(["m", arn]);
    if (!isJsonObject(record)) return undefined;
    const parent = this.#around.executions().get(String(record.parent));
    if (!parent) return undefined;
    const { label, startDate, status, stopDate, redriveCount, redriveDate, prepared, limits } = record;
    const run = new MapRun({
      arn,
      label: String(label),
      parent,
      startDate: Number(startDate),
      limits: limits as JsonObject & ConstructorParameters<typeof MapRun>[0]["limits"],
    });
    run.status = status as MapRun["status"];
    run.stopDate = typeof stopDate === "number" ? stopDate : undefined;
    run.redriveCount = Number(redriveCount);
    run.redriveDate = typeof redriveDate === "number" ? redriveDate : undefined;
    run.prepared = prepared === true;
    if (run.prepared) this.#readChildren(run);
    this.#written.add(run);
    return run;
  }

  #readChildren(run: MapRun): void {
    for (const { value } of this.#records.entries(["mi", run.arn]))
      for (const pair of this.#records.kept((value as JsonObject).place ?? null) as [number, Json][])
        run.children.push({ items: pair[0], input: pair[1] });
    for (const { run: listed } of this.#around.executions().list(run.arn)) {
      const child = run.children[listed.init.mapIndex ?? -1];
      const execution = this.#around.executions().get(listed.arn);
      if (!child || !execution) continue;
      child.execution = execution;
      // A redrive was under way, and had not come to this one.
      const redriven = run.status === "RUNNING" ? (run.redriveDate ?? 0) : 0;
      if (execution.status !== "RUNNING" && execution.status !== "SUCCEEDED" && (execution.stopDate ?? 0) < redriven)
        execution.status = "PENDING_REDRIVE";
    }
    for (const { key, value } of this.#records.entries(["mc", run.arn])) {
      const child = run.children[Number(key[2])];
      if (child) child.execution = this.#expressChild(run, child, value as JsonObject);
    }
  }

  #expressChild({ arn, label, parent }: MapRun, child: MapChild, record: JsonObject): ExecutionRun {
    const execution = new ExecutionRun(this.#around.engine(), {
      arn: String(record.arn),
      name: String(record.name),
      type: "EXPRESS",
      machine: parent.machine,
      stateMachineArn: `${parent.stateMachineArn}/${label}`,
      stateMachineName: `${parent.stateMachineName}/${label}`,
      roleArn: parent.roleArn,
      input: new Payload(child.input),
      startDate: Number(record.startDate),
      mapRunArn: arn,
      itemCount: child.items,
    });
    execution.status = record.status as ExecutionStatus;
    execution.stopDate = Number(record.stopDate);
    if (typeof record.output === "string") execution.output = Payload.parse(record.output);
    if (typeof record.error === "string") execution.error = record.error;
    if (typeof record.reason === "string") execution.reason = record.reason;
    return execution;
  }
}
