import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isEngineError } from "@tributary/engines";
import { ServiceError } from "../service-error.ts";

/** What an engine answered; it is told to the client in the `Server` header, the software that answered. */
export interface AiAnswer<Output = unknown> {
  readonly engine: string;
  readonly output: Output;
}

export interface AiQuestion {
  /** `comprehend` */
  readonly service: string;
  /** `DetectEntities` */
  readonly operation: string;
  /** What the answer depends on; recordings are told apart by its hash. */
  readonly subject: Uint8Array | string;
}

/**
 * Answers of AI services: from the local engines, or from recordings when a folder of them is given. A recording is
 * `<service>/<operation>-<first 16 hex digits of SHA-256 of the subject>.json`, or `<service>/<operation>.json` for all.
 */
export class AiAnswers {
  readonly #recorded: string | undefined;

  constructor(recorded?: string) {
    this.#recorded = recorded;
  }

  /** Once `signal` is aborted the answer is no longer waited for, whatever the engine still does. */
  async answer<Output>(
    question: AiQuestion,
    compute: () => Promise<AiAnswer<Output>>,
    signal?: AbortSignal,
  ): Promise<AiAnswer<Output>> {
    if (this.#recorded !== undefined) return this.#recording<Output>(this.#recorded, question);
    try {
      return await (signal ? unlessAborted(compute(), signal) : compute());
    } catch (error) {
      if (isEngineError(error)) throw new ServiceError(error.code, error.message, 400);
      throw error;
    }
  }

  async #recording<Output>(folder: string, { service, operation, subject }: AiQuestion): Promise<AiAnswer<Output>> {
    const hash = createHash("sha256").update(subject).digest("hex").slice(0, 16);
    for (const name of [`${operation}-${hash}.json`, `${operation}.json`]) {
      const text = await readFile(join(folder, service, name), "utf8").catch(() => undefined);
      if (text !== undefined) return { engine: "recorded", output: JSON.parse(text) };
    }
    throw new ServiceError("InternalServerError", `No answer of ${service} ${operation} is recorded for ${hash}.`, 500);
  }
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

const answeredBy = new WeakMap<object, string>();

/** Remembers beside an output which engine made it. */
export function outputOf<Output extends object>({ engine, output }: AiAnswer<Output>): Output {
  answeredBy.set(output, engine);
  return output;
}

/** Response headers for an output of an engine. */
export function engineHeaders(output: unknown): Readonly<Record<string, string>> {
  const engine = typeof output === "object" && output !== null ? answeredBy.get(output) : undefined;
  return engine === undefined ? {} : { server: engine };
}
