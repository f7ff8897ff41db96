import { randomUUID } from "node:crypto";
import type { CloudLog } from "../../cloud-log.ts";
import type { Clock } from "../clock.ts";
import type { DurableMap, DurableStore } from "../durable-map.ts";
import type { FunctionStore } from "./function-store.ts";
import { invokeFunction } from "./invoke-function.ts";

interface AsyncInvocation {
  readonly id: string;
  readonly functionName: string;
  readonly payload: string;
  readonly failures: number;
  readonly notBefore: number;
}

/** Waits before the second and the third try. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const retryMilliseconds = [60_000, 120_000];

/** Asynchronous invocations: accepted to disk, run in the background, tried three times. */
export class AsyncInvocations {
  readonly #functions: FunctionStore;
  readonly #clock: Clock;
  readonly #log: CloudLog;
  readonly #kept: DurableMap<AsyncInvocation>;
  readonly #timers = new Set<() => void>();
  #closed = false;

  constructor(options: { functions: FunctionStore; clock: Clock; log: CloudLog; durable: DurableStore }) {
    this.#functions = options.functions;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#kept = options.durable.map("lambda.async");
  }

  /** Takes up what an earlier process accepted and did not finish. */
  start(): void {
    for (const invocation of this.#kept.values()) this.#schedule(invocation);
  }

  async accept(functionName: string, payload: string): Promise<string> {
    const invocation = { id: randomUUID(), functionName, payload, failures: 0, notBefore: this.#clock.now() };
    await this.#kept.set(invocation.id, invocation);
    this.#schedule(invocation);
    return invocation.id;
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#timers) cancel();
  }

  #schedule(invocation: AsyncInvocation): void {
    const cancel = this.#clock.after(Math.max(0, invocation.notBefore - this.#clock.now()), () => {
      this.#timers.delete(cancel);
      this.#run(invocation).catch((error: unknown) => {
        this.#log("lambda.async-failed", { function: invocation.functionName, reason: String(error) });
      });
    });
    this.#timers.add(cancel);
  }

  async #run(invocation: AsyncInvocation): Promise<void> {
    const record = this.#functions.find(invocation.functionName);
    const result = record && (await invokeFunction(this.#functions, record, invocation.payload));
    if (this.#closed) return;
    const wait = retryMilliseconds[invocation.failures];
    if (result?.functionError && wait !== undefined) {
      const next = { ...invocation, failures: invocation.failures + 1, notBefore: this.#clock.now() + wait };
      await this.#kept.set(next.id, next);
      this.#schedule(next);
      return;
    }
    if (!result || result.functionError) {
      this.#log("lambda.async-given-up", {
        function: invocation.functionName,
        error: result?.payload ?? "the function is gone",
      });
    }
    await this.#kept.delete(invocation.id);
  }
}
