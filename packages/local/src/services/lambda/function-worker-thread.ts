import type { Readable } from "node:stream";
import { Worker } from "node:worker_threads";
import { workerEntry } from "./worker-entry.ts";
import type { FunctionError, InvokeMessage, WorkerAnswer, WorkerSetup } from "./worker-message.ts";

interface ThreadOptions {
  readonly setup: WorkerSetup;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string, requestId: string | undefined) => void;
  readonly onExit: () => void;
}

/** A worker thread that holds one function, as Lambda's execution environment does. One invocation at a time. */
export class FunctionWorkerThread {
  readonly startedAt = Date.now();
  #running: { requestId: string; settle: (answer: WorkerAnswer) => void } | undefined;
  #fatal: Error | undefined;
  #timedOut: FunctionError | undefined;
  readonly #worker: Worker;
  readonly #exited: Promise<void>;

  constructor({ setup, environment, onLine, onExit }: ThreadOptions) {
    this.#worker = new Worker(workerEntry(), {
      env: { ...environment },
      workerData: setup,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: setup.memoryMb, maxYoungGenerationSizeMb: 8 },
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) this.#readLines(stream, onLine);
    this.#worker.on("message", (answer: WorkerAnswer) => this.#settle(answer));
    this.#worker.on("error", (error: Error) => {
      this.#fatal = error;
    });
    this.#exited = new Promise((resolve) => {
      this.#worker.on("exit", (code) => {
        onExit();
        if (this.#running) this.#settle({ requestId: this.#running.requestId, error: this.#exitError(code) });
        resolve();
      });
    });
  }

  /** Runs one invocation; past the deadline the thread is killed, as Lambda does with its environment. */
  async invoke(message: InvokeMessage): Promise<WorkerAnswer> {
    const timer = setTimeout(() => void this.#timeOut(message), message.deadline - Date.now());
    this.#worker.ref();
    try {
      return await new Promise<WorkerAnswer>((resolve) => {
        this.#running = { requestId: message.requestId, settle: resolve };
        this.#worker.postMessage(message);
      });
    } finally {
      clearTimeout(timer);
      this.#worker.unref();
    }
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
    await this.#exited;
  }

  #readLines(stream: Readable, onLine: ThreadOptions["onLine"]): void {
    let rest = "";
    const take = (line: string): void => onLine(line, this.#running?.requestId);
    // Not by readline, which also ends lines at the carriage returns that stand for line ends inside a record.
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = `${rest}${chunk}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) take(line);
    });
    stream.on("end", () => rest !== "" && take(rest));
  }

  #settle(answer: WorkerAnswer): void {
    const running = this.#running;
    if (running?.requestId !== answer.requestId) return;
    this.#running = undefined;
    running.settle(answer);
  }

  async #timeOut({ requestId, timeoutSeconds }: InvokeMessage): Promise<void> {
    this.#timedOut = {
      errorType: "Sandbox.Timedout",
      errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
    };
    await this.#worker.terminate();
  }

  #exitError(code: number): FunctionError {
    const requestId = this.#running?.requestId ?? "";
    if (this.#timedOut) return this.#timedOut;
    if (this.#fatal && "code" in this.#fatal && this.#fatal.code === "ERR_WORKER_OUT_OF_MEMORY") {
      return {
        errorType: "Runtime.OutOfMemory",
        errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
      };
    }
    if (this.#fatal)
      return {
        errorType: this.#fatal.name,
        errorMessage: this.#fatal.message,
        trace: (this.#fatal.stack ?? "").split("\n"),
      };
    return {
      errorType: "Runtime.ExitError",
      errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: exit status ${code}`,
    };
  }
}
