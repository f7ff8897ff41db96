import { fileURLToPath } from "node:url";
import type { FunctionError } from "./worker-message.ts";

/**
 * What a handler threw, as Lambda's Node.js runtime tells it.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */
export function functionError(thrown: unknown): FunctionError {
  if (!(thrown instanceof Error)) {
    return {
      errorType: typeof thrown,
      errorMessage: typeof thrown === "string" ? thrown : (JSON.stringify(thrown) ?? String(thrown)),
      trace: [],
    };
  }
  return { errorType: thrown.name, errorMessage: thrown.message, trace: ownFrames(thrown.stack ?? "") };
}

/** The stack down to where this runtime called the handler. */
function ownFrames(stack: string): string[] {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const lines = stack.split("\n");
  const end = lines.findIndex((line) => line.includes(here));
  return end < 0 ? lines : lines.slice(0, end);
}
