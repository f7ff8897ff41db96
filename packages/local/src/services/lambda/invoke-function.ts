import { randomUUID } from "node:crypto";
import type { FunctionRecord } from "./function-record.ts";
import type { FunctionStore } from "./function-store.ts";
import type { FunctionError } from "./worker-message.ts";

export interface InvocationResult {
  readonly requestId: string;
  /** JSON text: the result, or the error. */
  readonly payload: string;
  /** Set when the function failed; the payload then is the error. */
  readonly functionError?: "Unhandled";
}

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
const maxResponseBytes = 6 * 1024 * 1024;

/** Runs a function and waits for its answer. Access is the caller's to check. */
export async function invokeFunction(
  store: FunctionStore,
  record: FunctionRecord,
  payload: string,
): Promise<InvocationResult> {
  const requestId = randomUUID();
  const answer = await store.pool(record).invoke(payload, requestId);
  if ("error" in answer) return failed(requestId, answer.error);
  const size = Buffer.byteLength(answer.result);
  if (size <= maxResponseBytes) return { requestId, payload: answer.result };
  return failed(requestId, {
    errorType: "Function.ResponseSizeTooLarge",
    errorMessage: `Response payload size exceeded maximum allowed payload size (${maxResponseBytes} bytes).`,
  });
}

function failed(requestId: string, error: FunctionError): InvocationResult {
  return { requestId, payload: JSON.stringify(error), functionError: "Unhandled" };
}
