import { compileDefinition } from "../interpreter/compile-machine.ts";
import type { CompiledMachine } from "../interpreter/compiled.ts";
import type { Engine } from "../interpreter/engine.ts";
import { ExecutionRun, type ExecutionStatus } from "../interpreter/execution-run.ts";
import type { HistoryEvent } from "../interpreter/history.ts";
import type { Position } from "../interpreter/position.ts";
import { resumeExecution } from "../interpreter/run-execution.ts";
import { Strand } from "../interpreter/strand.ts";
import { Variables } from "../interpreter/variables.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { Payload } from "../payload.ts";
import type { ExecutionIndex } from "./execution-index.ts";
import type { RecordStore } from "./record-store.ts";

/** Finished executions kept in memory beside the running ones. */
const KEPT = 1_000;

/** Executions on disk: the running ones in memory too, the finished ones read when asked for. */
export class DurableExecutions implements ExecutionIndex {
  readonly #records: RecordStore;
  readonly #engine: () => Engine;
  readonly #live = new Map<string, ExecutionRun>();
  readonly #recent = new Map<string, ExecutionRun>();

  constructor(records: RecordStore, engine: () => Engine) {
    this.#records = records;
    this.#engine = engine;
  }

  add(run: ExecutionRun): void {
    this.#live.set(run.arn, run);
  }

  get(arn: string): ExecutionRun | undefined {
    const known = this.#live.get(arn) ?? this.#recent.get(arn);
    if (known) return known;
    const record = this.#records.get(["x", arn]);
    return isJsonObject(record) ? this.#remember(this.#read(arn, record)) : undefined;
  }

  list(parentArn: string): ExecutionRun[] {
    const found: ExecutionRun[] = [];
    for (const { key } of this.#records.entries(["p", parentArn])) {
      const run = this.get(String(key[3]));
      if (run) found.push(run);
    }
    return found.reverse();
  }

  /** Events and positions of one execution since the last time, in one transaction. */
  async save(run: ExecutionRun): Promise<void> {
    if (run.type === "EXPRESS") return;
    const { arn } = run;
    const records = this.#records;
    const first = run.savedEvents === 0;
    if (run.savedEvents < run.events.length) {
      records.put(["h", arn, run.savedEvents], run.events.slice(run.savedEvents).map(toRecord));
      run.savedEvents = run.events.length;
    }
    if (first) records.put(["p", run.init.mapRunArn ?? run.stateMachineArn, run.startDate, arn], 1);
    if (first || run.status !== "RUNNING") records.put(["x", arn], executionRecord(run));
    for (const strand of run.dirty)
      if (!run.gone.has(strand.id)) records.put(["s", arn, strand.id], strandRecord(strand));
    for (const id of run.gone) records.remove(["s", arn, id]);
    run.dirty.clear();
    run.gone.clear();
    if (run.status !== "RUNNING") {
      this.#live.delete(arn);
      this.#remember(run);
    }
    await records.flushed();
  }

  /** Reads back what was running and goes on with it. */
  resume(): void {
    const seen = new Set<string>();
    for (const { key } of [...this.#records.entries(["s"])]) seen.add(String(key[1]));
    for (const arn of seen) {
      const record = this.#records.get(["x", arn]);
      if (!isJsonObject(record) || record.status !== "RUNNING") continue;
      const run = this.#read(arn, record);
      run.root = this.#readStrands(run);
      this.#live.set(arn, run);
      if (run.root) resumeExecution(run);
    }
  }

  #remember(run: ExecutionRun): ExecutionRun {
    this.#recent.set(run.arn, run);
    if (this.#recent.size > KEPT) this.#recent.delete(this.#recent.keys().next().value ?? "");
    return run;
  }

  #read(arn: string, record: JsonObject): ExecutionRun {
    const init = record.init as JsonObject;
    const run = new ExecutionRun(this.#engine(), {
      ...(init as object),
      arn,
      name: String(init.name),
      type: "STANDARD",
      machine: compileDefinition(String(record.definition)),
      stateMachineArn: String(init.stateMachineArn),
      stateMachineName: String(init.stateMachineName),
      roleArn: String(init.roleArn),
      input: Payload.parse(String(record.input)),
      startDate: Number(init.startDate),
    });
    run.status = record.status as ExecutionStatus;
    run.stopDate = numberOf(record.stopDate);
    run.error = textOf(record.error);
    run.reason = textOf(record.reason);
    run.redriveCount = Number(record.redriveCount ?? 0);
    run.redriveDate = numberOf(record.redriveDate);
    if (typeof record.output === "string") run.output = Payload.parse(record.output);
    for (const { value } of this.#records.entries(["h", arn])) run.events.push(...(value as Json[]).map(fromRecord));
    run.savedEvents = run.events.length;
    return run;
  }

  #readStrands(run: ExecutionRun): Strand | undefined {
    const strands = new Map<number, Strand>();
    for (const { key, value } of this.#records.entries(["s", run.arn])) {
      const id = Number(key[2]);
      const record = value as JsonObject;
      const parent = record.parent === null ? undefined : strands.get(Number(record.parent));
      if (id > 0 && !parent) continue;
      const machine = parent ? innerMachine(parent, Number(record.slot)) : run.machine;
      const strand = new Strand({
        id,
        machine,
        parent,
        slot: Number(record.slot),
        mapItem: record.mapItem === null ? undefined : record.mapItem,
        variables: new Variables(
          parent?.variables,
          record.variables === null ? undefined : (record.variables as JsonObject),
        ),
        position: record.position as JsonObject & Position,
      });
      strands.set(id, strand);
      run.nextStrandId = Math.max(run.nextStrandId, id + 1);
    }
    return strands.get(0);
  }
}

function innerMachine(parent: Strand, slot: number): CompiledMachine {
  const inner = parent.machine.states.get(parent.position.state)?.inner ?? [];
  return (inner.length > 1 ? inner[slot] : inner[0]) as CompiledMachine;
}

function executionRecord(run: ExecutionRun): JsonObject {
  const { init } = run;
  return {
    status: run.status,
    definition: run.init.mapRunArn === undefined ? definitionText(run) : JSON.stringify(run.machine.definition),
    input: run.input.text,
    redriveCount: run.redriveCount,
    ...(run.redriveDate === undefined ? {} : { redriveDate: run.redriveDate }),
    ...(run.stopDate === undefined ? {} : { stopDate: run.stopDate }),
    ...(run.output ? { output: run.output.text } : {}),
    ...(run.error === undefined ? {} : { error: run.error }),
    ...(run.reason === undefined ? {} : { reason: run.reason }),
    init: JSON.parse(
      JSON.stringify({
        name: init.name,
        stateMachineArn: init.stateMachineArn,
        stateMachineName: init.stateMachineName,
        roleArn: init.roleArn,
        startDate: init.startDate,
        stateMachineVersionArn: init.stateMachineVersionArn,
        stateMachineAliasArn: init.stateMachineAliasArn,
        mapRunArn: init.mapRunArn,
        itemCount: init.itemCount,
        traceHeader: init.traceHeader,
        revisionId: init.revisionId,
      }),
    ) as JsonObject,
  };
}

const texts = new WeakMap<CompiledMachine, string>();

function definitionText({ machine }: ExecutionRun): string {
  let text = texts.get(machine);
  if (text === undefined) {
    text = JSON.stringify(machine.definition);
    texts.set(machine, text);
  }
  return text;
}

function strandRecord(strand: Strand): object {
  return {
    parent: strand.parent?.id ?? null,
    slot: strand.slot,
    mapItem: strand.mapItem ?? null,
    variables: strand.variables.own ?? null,
    position: { ...strand.position },
  };
}

function toRecord({ id, previousEventId, timestamp, type, key, details }: HistoryEvent): Json {
  return key === undefined
    ? [id, previousEventId, timestamp, type]
    : [id, previousEventId, timestamp, type, key, details ?? {}];
}

function fromRecord(record: Json): HistoryEvent {
  const [id, previousEventId, timestamp, type, key, details] = record as [
    number,
    number,
    number,
    string,
    string?,
    JsonObject?,
  ];
  return key === undefined
    ? { id, previousEventId, timestamp, type }
    : { id, previousEventId, timestamp, type, key, details: details ?? {} };
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
