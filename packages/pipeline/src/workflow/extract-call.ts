import { lambda, type TaskCall, type Value } from "@tributary/asl";
import { functionArn } from "./placeholders.ts";
import type { Output, Pointer } from "./route-flow.ts";

export interface ExtractRequest {
  readonly documentId: Value<string>;
  readonly service: string;
  readonly operation: string;
  readonly source: Value<Pointer>;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Calls a service whose answer may pass 256 KiB through the `extract` function, which keeps the answer in the lake. */
export function extractCall(request: ExtractRequest): TaskCall<{ readonly Payload: Output }> {
  return lambda.invoke<Output>(functionArn("extract"), request);
}
