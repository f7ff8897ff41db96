import { randomUUID } from "node:crypto";
import type { CloudContext } from "../cloud-context.ts";
import type { DurableMap } from "../durable-map.ts";
import type { Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";

export type JobStatus = "IN_PROGRESS" | "SUCCEEDED" | "FAILED";

/** A job as it is kept; times are milliseconds since 1970. */
export interface Job<Input> {
  readonly id: string;
  readonly operation: string;
  readonly input: Input;
  readonly principal: Principal;
  readonly status: JobStatus;
  readonly message?: string;
  readonly created: number;
  readonly completed?: number;
  readonly token?: string;
}

export interface JobRunnerOptions<Input> {
  readonly cloud: CloudContext;
  /** Name of the durable map: `textract.jobs`. */
  readonly name: string;
  /** Does the work; a ServiceError fails the job with its message. Gives up when `signal` is aborted. */
  readonly run: (job: Job<Input>, signal: AbortSignal) => Promise<void>;
  /** Tells the world, after the job's end is kept. */
  readonly tell: (job: Job<Input>) => Promise<void>;
}

export interface NewJob<Input> {
  /** Default: a new id of 64 hex digits, as Textract and Rekognition give. */
  readonly id?: string;
  readonly operation: string;
  readonly input: Input;
  readonly principal: Principal;
  /** The same token is the same job. */
  readonly token?: string;
}

/** Jobs that are asked for now and done later. Jobs under way when the process ended begin again at the next start. */
export class JobRunner<Input> {
  readonly #options: JobRunnerOptions<Input>;
  readonly #jobs: DurableMap<Job<Input>>;
  /** Ids by token. */
  readonly #tokens = new Map<string, string>();
  readonly #running = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  constructor(options: JobRunnerOptions<Input>) {
    this.#options = options;
    this.#jobs = options.cloud.store.map(options.name);
  }

  start(): void {
    for (const job of this.#jobs.values()) {
      if (job.token !== undefined) this.#tokens.set(job.token, job.id);
      if (job.status === "IN_PROGRESS") this.#begin(job);
    }
  }

  find(id: string): Job<Input> | undefined {
    return this.#jobs.get(id);
  }

  all(): Job<Input>[] {
    return this.#jobs.values();
  }

  async submit(given: NewJob<Input>): Promise<Job<Input>> {
    const known = this.find(this.#tokens.get(given.token ?? "") ?? "");
    if (known) {
      if (known.operation === given.operation && JSON.stringify(known.input) === JSON.stringify(given.input))
        return known;
      throw new ServiceError(
        "IdempotentParameterMismatchException",
        "A ClientRequestToken input parameter was reused with an operation, but at least one of the other input parameters is different.",
      );
    }
    const id = given.id ?? `${randomUUID()}${randomUUID()}`.replaceAll("-", "");
    const job: Job<Input> = { ...given, id, status: "IN_PROGRESS", created: this.#options.cloud.clock.now() };
    if (job.token !== undefined) this.#tokens.set(job.token, id);
    await this.#jobs.set(id, job);
    this.#begin(job);
    return job;
  }

  /** Ends the jobs under way, so that nothing is told after the services closed; they begin again at the next start. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#running);
  }

  #begin(job: Job<Input>): void {
    const work = this.#work(job).finally(() => this.#running.delete(work));
    this.#running.add(work);
  }

  async #work(job: Job<Input>): Promise<void> {
    const { cloud, run, tell, name } = this.#options;
    let change: Pick<Job<Input>, "status" | "message">;
    try {
      await run(job, this.#closing.signal);
      change = { status: "SUCCEEDED" };
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      if (!(error instanceof ServiceError))
        cloud.log("job.defect", {
          jobs: name,
          id: job.id,
          stack: error instanceof Error ? error.stack : String(error),
        });
      change = {
        status: "FAILED",
        message: error instanceof ServiceError ? `${error.code}: ${error.message}` : "INTERNAL_ERROR",
      };
    }
    const ended = { ...job, ...change, completed: cloud.clock.now() };
    await this.#jobs.set(job.id, ended);
    await tell(ended).catch((error: unknown) =>
      cloud.log("job.untold", { jobs: name, id: job.id, reason: String(error) }),
    );
  }
}
