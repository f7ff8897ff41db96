import type { ExecutionRun } from "../interpreter/execution-run.ts";
import { endExecution } from "../interpreter/run-execution.ts";
import type { Json, JsonObject } from "../json.ts";
import type { MapLimits } from "./map-limits.ts";

export interface MapRunCounts extends JsonObject {
  pending: number;
  running: number;
  succeeded: number;
  failed: number;
  timedOut: number;
  aborted: number;
  total: number;
  resultsWritten: number;
  failuresNotRedrivable: number;
  pendingRedrive: number;
}

/** One child execution of a map run: an item or a batch of them. */
export interface MapChild {
  readonly items: number;
  readonly input: Json;
  execution?: ExecutionRun;
}

/** The run of a distributed Map state. */
export class MapRun {
  readonly arn: string;
  readonly label: string;
  readonly parent: ExecutionRun;
  readonly startDate: number;
  status: "RUNNING" | "SUCCEEDED" | "FAILED" | "ABORTED" = "RUNNING";
  stopDate: number | undefined;
  redriveCount = 0;
  redriveDate: number | undefined;
  maxConcurrency: number;
  toleratedCount: number;
  toleratedPercentage: number;
  children: MapChild[] = [];
  /** The items were read and made into children. */
  prepared = false;
  /** Looks again at how many children may run. */
  onUpdate: (() => void) | undefined;

  constructor(init: { arn: string; label: string; parent: ExecutionRun; startDate: number; limits: MapLimits }) {
    this.arn = init.arn;
    this.label = init.label;
    this.parent = init.parent;
    this.startDate = init.startDate;
    this.maxConcurrency = init.limits.maxConcurrency;
    this.toleratedCount = init.limits.toleratedCount ?? 0;
    this.toleratedPercentage = init.limits.toleratedPercentage ?? 0;
  }

  update({
    maxConcurrency,
    toleratedCount,
    toleratedPercentage,
  }: {
    maxConcurrency: number | undefined;
    toleratedCount: number | undefined;
    toleratedPercentage: number | undefined;
  }): void {
    this.maxConcurrency = maxConcurrency ?? this.maxConcurrency;
    this.toleratedCount = toleratedCount ?? this.toleratedCount;
    this.toleratedPercentage = toleratedPercentage ?? this.toleratedPercentage;
    this.onUpdate?.();
  }

  end(status: "SUCCEEDED" | "FAILED" | "ABORTED", at: number): void {
    if (this.status !== "RUNNING") return;
    this.status = status;
    this.stopDate = at;
  }

  itemCounts(): MapRunCounts {
    return this.#count(({ items }) => items);
  }

  executionCounts(): MapRunCounts {
    return this.#count(() => 1);
  }

  #count(weight: (child: MapChild) => number): MapRunCounts {
    const counts: MapRunCounts = {
      pending: 0,
      running: 0,
      succeeded: 0,
      failed: 0,
      timedOut: 0,
      aborted: 0,
      total: 0,
      resultsWritten: 0,
      failuresNotRedrivable: 0,
      pendingRedrive: 0,
    };
    for (const child of this.children) {
      const n = weight(child);
      counts.total += n;
      const key = KEYS[child.execution?.status ?? "PENDING"] as "pending";
      counts[key] += n;
    }
    if (this.status === "SUCCEEDED") counts.resultsWritten = counts.succeeded;
    return counts;
  }
}

const KEYS: Readonly<Record<string, string>> = {
  PENDING: "pending",
  RUNNING: "running",
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  TIMED_OUT: "timedOut",
  ABORTED: "aborted",
  PENDING_REDRIVE: "pendingRedrive",
};

/** Keeps map runs on disk. */
export interface MapRunStore {
  /** Something about the map run itself changed; what of it is known by now is written with the turn's other changes. */
  changed(run: MapRun): void;
  /** An Express child has ended: it has no record of its own. */
  childEnded(run: MapRun, index: number): void;
  read(arn: string): MapRun | undefined;
  arnsOf(executionArn: string): string[];
  /** Of the map runs of one distributed Map state. */
  arnsOfState(owner: string): string[];
}

/** The map runs of the service. */
export class MapRuns {
  readonly #byArn = new Map<string, MapRun>();
  readonly #byExecution = new Map<string, MapRun[]>();
  readonly #store: MapRunStore | undefined;
  /** Makes child executions visible to the API. */
  readonly register: (run: ExecutionRun) => void;

  constructor(register: (run: ExecutionRun) => void, store?: MapRunStore) {
    this.register = register;
    this.#store = store;
  }

  add(run: MapRun): void {
    this.#byArn.set(run.arn, run);
    this.#byExecution.set(run.parent.arn, [...(this.#byExecution.get(run.parent.arn) ?? []), run]);
    this.#store?.changed(run);
  }

  changed(run: MapRun): void {
    this.#store?.changed(run);
  }

  childEnded(run: MapRun, index: number): void {
    this.#store?.childEnded(run, index);
  }

  get(arn: string): MapRun | undefined {
    return this.#byArn.get(arn) ?? this.#store?.read(arn);
  }

  of(executionArn: string): MapRun[] {
    if (!this.#store) return this.#byExecution.get(executionArn) ?? [];
    return this.#store.arnsOf(executionArn).flatMap((arn) => this.get(arn) ?? []);
  }

  /** An Express child execution: known by its map run only. `owner` is `<state machine>/<label>`. */
  expressChild(owner: string, executionArn: string): ExecutionRun | undefined {
    const own = [...this.#byArn.keys()].filter((arn) => arn.split(":")[6] === owner);
    for (const arn of new Set([...own, ...(this.#store?.arnsOfState(owner) ?? [])])) {
      const child = this.get(arn)?.children.find(({ execution }) => execution?.arn === executionArn);
      if (child) return child.execution;
    }
    return undefined;
  }

  /** Takes a map run up again that was read from disk. */
  adopt(run: MapRun): void {
    if (this.#byArn.has(run.arn)) return;
    this.#byArn.set(run.arn, run);
    this.#byExecution.set(run.parent.arn, [...(this.#byExecution.get(run.parent.arn) ?? []), run]);
  }

  /** The execution around has ended and is on disk; so are its map runs. */
  forget(executionArn: string): void {
    for (const { arn } of this.#byExecution.get(executionArn) ?? []) this.#byArn.delete(arn);
    this.#byExecution.delete(executionArn);
  }

  /** The execution around was stopped: its map runs and their children stop with it. */
  abortOf(parent: ExecutionRun): void {
    for (const run of this.#byExecution.get(parent.arn) ?? []) {
      if (run.status !== "RUNNING") continue;
      run.end("ABORTED", parent.engine.clock.now());
      this.#store?.changed(run);
      for (const { execution } of run.children) if (execution) endExecution(execution, "ABORTED", undefined, undefined);
    }
  }
}
