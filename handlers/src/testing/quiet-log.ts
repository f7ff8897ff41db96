import type { Log } from "../runtime/logger.ts";

/** A log that keeps its messages for the test to read. */
export function quietLog(): Log & { readonly messages: { readonly message: string; readonly facts: object }[] } {
  const messages: { message: string; facts: object }[] = [];
  const keep = (message: string, facts: object) => void messages.push({ message, facts });
  return { messages, info: keep, warn: keep, error: keep };
}
