import { createHash } from "node:crypto";
import type { Json } from "../json.ts";

export interface WaitingTask {
  succeed(output: Json, text: string): void;
  fail(error: string | undefined, cause: string | undefined): void;
  heartbeat(): void;
}

export type TokenState = WaitingTask | "ended" | "invalid";

/** The task tokens given out and still awaited. A token says itself whether this service made it. */
export class TaskTokens {
  readonly #waiting = new Map<string, WaitingTask>();

  /** A token is bound to its place; `nonce` sets two attempts apart. */
  create(executionArn: string, strand: number, event: number, nonce: string): string {
    const body = Buffer.from(JSON.stringify([executionArn, strand, event, nonce])).toString("base64url");
    return `AQCEAAAAKgAAAAMAAAAA${body}.${seal(body)}`;
  }

  wait(token: string, task: WaitingTask): () => void {
    this.#waiting.set(token, task);
    return () => this.#waiting.delete(token);
  }

  find(token: string): TokenState {
    const waiting = this.#waiting.get(token);
    if (waiting) return waiting;
    const [body, mark] = token.slice("AQCEAAAAKgAAAAMAAAAA".length).split(".");
    return body && mark === seal(body) ? "ended" : "invalid";
  }
}

function seal(body: string): string {
  return createHash("sha256").update(`task token ${body}`).digest("base64url").slice(0, 16);
}

/** ARN of the execution that waits under a token; undefined for a token this service did not make. */
export function executionOfToken(token: string): string | undefined {
  const [body = "", mark] = token.slice("AQCEAAAAKgAAAAMAAAAA".length).split(".");
  if (mark !== seal(body)) return undefined;
  const [executionArn]: unknown[] = JSON.parse(Buffer.from(body, "base64url").toString());
  return typeof executionArn === "string" ? executionArn : undefined;
}
