import { isRecord } from "../../template/is-record.ts";
import { parsePattern } from "../events/check-pattern.ts";
import { matchesPattern } from "../events/match-pattern.ts";
import { type Message, md5 } from "../sqs/message.ts";
import { systemAttributes } from "../sqs/operations/received-message.ts";
import type { Queue } from "../sqs/queue.ts";
import type { EventSourceRecord } from "./event-source.ts";
import type { InvocationResult } from "./invoke-function.ts";

interface PollerOptions {
  readonly source: EventSourceRecord;
  readonly queue: Queue;
  readonly region: string;
  /** Batches at once when the mapping sets no maximum. */
  readonly defaultConcurrency: number;
  readonly invoke: (payload: string) => Promise<InvocationResult>;
  readonly onError: (error: unknown) => void;
}

/**
 * Reads a queue in batches for a function. What the function does not report as failed is deleted.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export class EventSourcePoller {
  readonly #options: PollerOptions;
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #filters: readonly Readonly<Record<string, unknown>>[];
  #loop: Promise<void> | undefined;

  constructor(options: PollerOptions) {
    this.#options = options;
    this.#filters = options.source.filters.map(parsePattern);
  }

  start(): void {
    this.#loop ??= this.#poll();
  }

  /** Takes no more batches; those that run are waited for when asked. */
  async stop({ drain }: { drain: boolean }): Promise<void> {
    this.#stop.abort();
    await this.#loop;
    if (drain) await Promise.all(this.#running);
  }

  async #poll(): Promise<void> {
    const { source, defaultConcurrency, onError } = this.#options;
    const { signal } = this.#stop;
    const limit = source.maximumConcurrency ?? defaultConcurrency;
    while (!signal.aborted) {
      if (this.#running.size >= limit) {
        await Promise.race(this.#running);
        continue;
      }
      const batch = await this.#gather();
      if (batch.length === 0) continue;
      const run: Promise<void> = this.#process(batch)
        .catch(onError)
        .finally(() => this.#running.delete(run));
      this.#running.add(run);
    }
  }

  /** A batch is full, or its window is over, or there is no window and something came. */
  async #gather(): Promise<Message[]> {
    const { source, queue } = this.#options;
    const { signal } = this.#stop;
    const batch = await queue.receive({ max: source.batchSize, waitMilliseconds: 20_000, signal, polled: true });
    const until = Date.now() + source.windowSeconds * 1000;
    while (batch.length > 0 && batch.length < source.batchSize && Date.now() < until && !signal.aborted) {
      batch.push(
        ...(await queue.receive({
          max: source.batchSize - batch.length,
          waitMilliseconds: until - Date.now(),
          signal,
          polled: true,
        })),
      );
    }
    return batch;
  }

  async #process(batch: readonly Message[]): Promise<void> {
    const { source, queue, region, invoke } = this.#options;
    const wanted = batch.filter((message) => this.#isWanted(message));
    await Promise.all(batch.filter((message) => !wanted.includes(message)).map((message) => queue.remove(message)));
    if (wanted.length === 0) return;
    const receipts = new Map(wanted.map((message) => [message, message.receiptHandle]));
    const Records = wanted.map((message) => sqsRecord(message, source.queueArn, region));
    const result = await invoke(JSON.stringify({ Records }));
    if (result.functionError) return;
    const failed = source.reportsBatchItemFailures ? failedItems(result.payload, wanted) : new Set<string>();
    // Past its visibility timeout a message belongs to whoever received it last.
    const done = wanted.filter((message) => !failed.has(message.id) && message.receiptHandle === receipts.get(message));
    await Promise.all(done.map((message) => queue.remove(message)));
  }

  #isWanted(message: Message): boolean {
    if (this.#filters.length === 0) return true;
    const event = { body: parsed(message.body), attributes: systemAttributes(message), messageId: message.id };
    return this.#filters.some((filter) => matchesPattern(filter, event));
  }
}

function sqsRecord(message: Message, eventSourceARN: string, awsRegion: string): Record<string, unknown> {
  const messageAttributes = Object.fromEntries(
    Object.entries(message.attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        stringValue: StringValue,
        binaryValue: BinaryValue,
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ]),
  );
  return {
    messageId: message.id,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes,
    md5OfBody: md5(message.body),
    eventSource: "aws:sqs",
    eventSourceARN,
    awsRegion,
  };
}

/** An answer Lambda cannot read, or one that names an unknown message, fails the whole batch. */
function failedItems(payload: string, batch: readonly Message[]): Set<string> {
  const all = new Set(batch.map(({ id }) => id));
  const answer = parsed(payload);
  if (answer === null || answer === "") return new Set();
  const failures = isRecord(answer) ? (answer.batchItemFailures ?? []) : undefined;
  if (!Array.isArray(failures)) return all;
  const ids = failures.map((item: unknown) => (isRecord(item) ? String(item.itemIdentifier ?? "") : ""));
  return ids.every((id) => all.has(id)) ? new Set(ids) : all;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
