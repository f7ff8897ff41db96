import { setTimeout as pause } from "node:timers/promises";
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  type ExecutionStatus,
  ListExecutionsCommand,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import { TributaryError } from "@tributary/errors";
import { forEachLimited } from "../files/for-each-limited.ts";
import type { ArrivedFile } from "../ingest/arrived-file.ts";

export interface FlightOptions {
  readonly sfn: SFNClient;
  readonly stateMachineArn: string;
  readonly signal: AbortSignal;
  /** Files between arrival and result at once; bounds memory and what one poll asks. */
  readonly capacity: number;
  onEnded(file: ArrivedFile, execution: DescribeExecutionCommandOutput): Promise<void>;
  /** Called after each look with what is under way. */
  onLook(flying: readonly FlyingFile[]): Promise<void>;
}

export interface FlyingFile {
  readonly file: ArrivedFile;
  readonly since: number;
  running: boolean;
}

/** Milliseconds between two looks: short while things move, longer while one waits. */
const shortest = 50;
const longest = 500;
/** Requests under way at one time; the SDK opens 50 sockets and warns of more. */
const requestsAtOnce = 16;
/** Executions that a look asks for by name. */
const askedAtOnce = 25;
/** Nothing ran and nothing moved for so long: whatever should have started the workflow did not. */
const silence = 60_000;

/**
 * The files that have arrived and are not done. `board` waits while it is full; `land` follows the executions through the
 * Step Functions API until all boarded files have ended.
 */
export class Flight {
  readonly #options: FlightOptions;
  readonly #flying = new Map<string, FlyingFile>();
  #boarding = true;
  #roomWaiters: (() => void)[] = [];

  constructor(options: FlightOptions) {
    this.#options = options;
  }

  get files(): readonly ArrivedFile[] {
    return [...this.#flying.values()].map(({ file }) => file);
  }

  async board(file: ArrivedFile): Promise<void> {
    while (this.#flying.size >= this.#options.capacity && !this.#options.signal.aborted) {
      await new Promise<void>((resolve) => this.#roomWaiters.push(resolve));
    }
    this.#flying.set(file.executionArn, { file, since: performance.now(), running: false });
  }

  /** No more files will come. */
  close(): void {
    this.#boarding = false;
  }

  async land(): Promise<void> {
    const { signal } = this.#options;
    let wait = shortest;
    let movedAt = performance.now();
    try {
      while (!signal.aborted && (this.#boarding || this.#flying.size > 0)) {
        const moved = await this.#look();
        const runs = [...this.#flying.values()].some(({ running }) => running);
        if (moved || runs || this.#flying.size === 0) movedAt = performance.now();
        if (performance.now() - movedAt > silence) throw this.#nothingStarts();
        wait = moved ? shortest : Math.min(longest, wait * 1.5);
        await pause(wait, undefined, { signal });
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#freeRoom();
    }
  }

  async #look(): Promise<boolean> {
    const newest = await this.#newest();
    const ended: FlyingFile[] = [];
    const unseen: FlyingFile[] = [];
    let moved = false;
    for (const flying of this.#flying.values()) {
      const status = newest.get(flying.file.executionArn);
      if (status === undefined) unseen.push(flying);
      else if (isEnded(status)) ended.push(flying);
      else {
        moved ||= !flying.running;
        flying.running = true;
      }
    }
    const settle = async (flying: FlyingFile): Promise<void> => {
      const { file } = flying;
      const execution = await this.#describe(file.executionArn);
      if (execution === undefined) return;
      if (!isEnded(execution.status)) {
        moved ||= !flying.running;
        flying.running = true;
        return;
      }
      this.#flying.delete(file.executionArn);
      moved = true;
      await this.#options.onEnded(file, execution);
      this.#freeRoom();
    };
    // An execution of an earlier run is not among the newest, one that waits in the queue is in no list: asked for by name.
    const asked = unseen.sort(byKnown).slice(0, askedAtOnce);
    await forEachLimited([...ended, ...asked], requestsAtOnce, settle);
    await this.#options.onLook([...this.#flying.values()]);
    return moved;
  }

  /**
   * State of the newest executions by ARN. What has just boarded has just been started, so one page is enough: a list of all
   * that run would cost the more the more have ended.
   */
  async #newest(): Promise<ReadonlyMap<string, ExecutionStatus>> {
    const { sfn, stateMachineArn, capacity } = this.#options;
    if (this.#flying.size === 0) return new Map();
    const { executions = [] } = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn, maxResults: Math.min(1000, capacity + 100) }),
    );
    return new Map(
      executions.flatMap(({ executionArn, status }) =>
        executionArn && status ? [[executionArn, status] as const] : [],
      ),
    );
  }

  /** Undefined while the execution has not been started. */
  async #describe(executionArn: string): Promise<DescribeExecutionCommandOutput | undefined> {
    try {
      return await this.#options.sfn.send(new DescribeExecutionCommand({ executionArn }));
    } catch (error) {
      if (error instanceof Error && error.name === "ExecutionDoesNotExist") return undefined;
      throw error;
    }
  }

  #freeRoom(): void {
    for (const resolve of this.#roomWaiters.splice(0)) resolve();
  }

  #nothingStarts(): TributaryError {
    const [first] = this.#flying.values();
    return new TributaryError(
      "TRB-CLI-021",
      `No workflow was started for ${first?.file.key ?? "a file"} and ${this.#flying.size - 1} others within ${silence / 1000} seconds`,
    );
  }
}

const isEnded = (status: ExecutionStatus | undefined): boolean => status !== "RUNNING" && status !== "PENDING_REDRIVE";

/** Those that were there before come first: no event will tell of them. */
const byKnown = (a: FlyingFile, b: FlyingFile): number =>
  Number(b.file.alreadyThere || b.running) - Number(a.file.alreadyThere || a.running);
