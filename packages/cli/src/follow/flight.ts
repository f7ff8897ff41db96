import { setTimeout as pause } from "node:timers/promises";
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  paginateListExecutions,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import { TributaryError } from "@tributary/errors";
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
    const running = await this.#running();
    let moved = false;
    const settle = async (flying: FlyingFile): Promise<void> => {
      const { file } = flying;
      if (running.has(file.executionArn)) {
        moved ||= !flying.running;
        flying.running = true;
        return;
      }
      const execution = await this.#describe(file.executionArn);
      if (execution === undefined || execution.status === "RUNNING" || execution.status === "PENDING_REDRIVE") return;
      this.#flying.delete(file.executionArn);
      moved = true;
      await this.#options.onEnded(file, execution);
      this.#freeRoom();
    };
    // Those that ran at the last look ended first; of those not yet started, a few at a time.
    const waiting = [...this.#flying.values()];
    const asked = [...waiting.filter((one) => one.running), ...waiting.filter((one) => !one.running).slice(0, 25)];
    await Promise.all(asked.map(settle));
    await this.#options.onLook([...this.#flying.values()]);
    return moved;
  }

  async #running(): Promise<ReadonlySet<string>> {
    const { sfn, stateMachineArn } = this.#options;
    const arns = new Set<string>();
    if (this.#flying.size === 0) return arns;
    for await (const page of paginateListExecutions(
      { client: sfn },
      { stateMachineArn, statusFilter: "RUNNING", maxResults: 1000 },
    )) {
      for (const { executionArn } of page.executions ?? []) if (executionArn !== undefined) arns.add(executionArn);
    }
    return arns;
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
