import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { FunctionRecord } from "./function-record.ts";
import { FunctionWorkerThread } from "./function-worker-thread.ts";
import type { WorkerAnswer } from "./worker-message.ts";

export interface PoolOptions {
  readonly clock: Clock;
  /** Threads of one function at most; further invocations wait. */
  readonly maxThreads: number;
  /** An idle thread ends after this time. */
  readonly idleMilliseconds: number;
  readonly environment: (record: FunctionRecord, logStream: string) => Promise<Record<string, string>>;
  readonly writeLog: (record: FunctionRecord, stream: string, line: string, requestId: string | undefined) => void;
}

/** Threads of one function: warm ones are used again, new ones made up to the limit, idle ones ended. */
export class FunctionPool {
  readonly record: FunctionRecord;
  readonly #options: PoolOptions;
  readonly #idle: { thread: FunctionWorkerThread; cancel: () => void }[] = [];
  readonly #threads = new Set<FunctionWorkerThread>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #closed = false;

  constructor(record: FunctionRecord, options: PoolOptions) {
    this.record = record;
    this.#options = options;
  }

  async invoke(payload: string, requestId: string): Promise<WorkerAnswer> {
    const limit = Math.min(this.record.reservedConcurrency ?? Number.POSITIVE_INFINITY, this.#options.maxThreads);
    while (this.#busy >= limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy += 1;
    try {
      const thread = this.#takeIdle() ?? (await this.#start());
      const { timeoutSeconds } = this.record;
      const deadline = Date.now() + timeoutSeconds * 1000;
      const answer = await thread.invoke({ requestId, payload, deadline, timeoutSeconds });
      this.#giveBack(thread);
      return answer;
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Ends idle threads now and busy ones when they are done. */
  retire(): void {
    this.#closed = true;
    for (const { thread } of [...this.#idle]) this.#end(thread);
  }

  /** Ends all threads; what runs is answered as an exit. */
  async close(): Promise<void> {
    this.retire();
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
  }

  #takeIdle(): FunctionWorkerThread | undefined {
    const warm = this.#idle.pop();
    warm?.cancel();
    return warm?.thread;
  }

  async #start(): Promise<FunctionWorkerThread> {
    const { record } = this;
    const day = new Date(this.#options.clock.now()).toISOString().slice(0, 10).replaceAll("-", "/");
    const logStream = `${day}/[$LATEST]${randomUUID().replaceAll("-", "")}`;
    const environment = await this.#options.environment(record, logStream);
    const { codeDir, handler, name, arn, memoryMb, logGroup, logging } = record;
    const thread = new FunctionWorkerThread({
      setup: { codeDir, handler, functionName: name, functionArn: arn, memoryMb, logGroup, logStream, logging },
      environment,
      onLine: (line, requestId) => this.#options.writeLog(record, logStream, line, requestId),
      onExit: () => this.#forget(thread),
    });
    this.#threads.add(thread);
    return thread;
  }

  #giveBack(thread: FunctionWorkerThread): void {
    if (!this.#threads.has(thread)) return;
    if (this.#closed) void thread.terminate();
    else
      this.#idle.push({
        thread,
        cancel: this.#options.clock.after(this.#options.idleMilliseconds, () => this.#end(thread)),
      });
  }

  #end(thread: FunctionWorkerThread): void {
    this.#forget(thread);
    void thread.terminate();
  }

  #forget(thread: FunctionWorkerThread): void {
    this.#threads.delete(thread);
    const at = this.#idle.findIndex((entry) => entry.thread === thread);
    for (const { cancel } of at < 0 ? [] : this.#idle.splice(at, 1)) cancel();
  }
}
