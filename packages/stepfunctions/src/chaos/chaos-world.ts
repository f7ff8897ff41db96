import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

interface Call {
  readonly run: string;
  readonly step: string;
  readonly given: unknown;
  /** Retries before this one. */
  readonly attempt?: number;
  readonly token?: string;
}

/** What the tasks of the chaos test call: it answers, counts, and tells when a call comes in. */
export class ChaosWorld {
  readonly #server: Server;
  /** Deliveries of each call, by execution, step and input. */
  readonly deliveries = new Map<string, number>();
  /** Tokens to answer, with what they shall be answered. */
  readonly tokens: { readonly token: string; readonly given: unknown }[] = [];
  onCall: (when: "before" | "after") => void = () => undefined;

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const answer = this.#answer(JSON.parse(Buffer.concat(chunks).toString()) as Call);
        this.onCall("before");
        response.end(JSON.stringify(answer), () => this.onCall("after"));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer({ run, step, given, attempt, token }: Call): object {
    const key = JSON.stringify([run, step, attempt, given]);
    this.deliveries.set(key, (this.deliveries.get(key) ?? 0) + 1);
    if (token !== undefined) this.tokens.push({ token, given });
    if (step === "fails always") return { error: "Broken" };
    if (step === "fails once" && attempt === 0) return { error: "Flaky" };
    return { result: { step, given } };
  }
}
