import type { Worker } from "node:worker_threads";
import { errorOf, type LaneReply, type LaneRequest } from "./lane-message.ts";
import type { LaneJobs } from "./serve-lane.ts";
import { startThread } from "./start-thread.ts";
import { engineTurns, Turns } from "./turns.ts";

interface Pending {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A thread with nothing to do gives its memory back, up to 200 MB; its engines load again in about a second. */
const idleMilliseconds = 5_000;

const lanes = new Set<{ close(): Promise<void> }>();

/** One thread that loads its engines once, at the first job, and does jobs by name. */
export class Lane<Jobs extends LaneJobs> {
  readonly #module: string;
  readonly #pending = new Map<number, Pending>();
  /** A thread gains nothing from a second job at once; the turn serves another thread. */
  readonly #turns = new Turns(1, engineTurns);
  #worker: Worker | undefined;
  #last = 0;
  #idle: NodeJS.Timeout | undefined;

  /** `module` is a file beside the lane's engines that calls `serveLane`, without its extension. */
  constructor(module: string) {
    this.#module = module;
    lanes.add(this);
  }

  /** Does one job when its turn comes; `size` is how many bytes it reads. */
  async do<Name extends keyof Jobs & string>(
    job: Name,
    input: Parameters<Jobs[Name]>[0],
    size: number,
  ): Promise<Awaited<ReturnType<Jobs[Name]>>> {
    return (await this.#turns.take(size, () => this.#send(job, input))) as Awaited<ReturnType<Jobs[Name]>>;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #send(job: string, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      clearTimeout(this.#idle);
      const worker = this.#start();
      const id = ++this.#last;
      this.#pending.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, job, input } satisfies LaneRequest);
    });
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = startThread(this.#module);
    worker.on("message", (reply: LaneReply) => this.#settle(reply));
    worker.on("error", (error) => this.#fall(worker, error));
    worker.on("exit", (code) => this.#fall(worker, new Error(`The engine thread ended with code ${code}`)));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #settle(reply: LaneReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) this.#rest();
    if ("fault" in reply) pending?.reject(errorOf(reply.fault));
    else pending?.resolve(reply.output);
  }

  #rest(): void {
    this.#worker?.unref();
    this.#idle = setTimeout(() => void this.close(), idleMilliseconds).unref();
  }

  /** A thread that died takes its jobs with it; the next job starts a new one. */
  #fall(worker: Worker, error: Error): void {
    if (this.#worker === worker) this.#worker = undefined;
    else if (this.#worker !== undefined) return;
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}

/** Ends every engine thread; a later call starts them anew. */
export async function closeEngines(): Promise<void> {
  await Promise.all([...lanes].map((lane) => lane.close()));
}
