import { TributaryError } from "@tributary/errors";
import type { Value } from "./template.ts";

/** Completion events of services that report through EventBridge. */
const patterns: Readonly<Record<string, Value>> = {
  // https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-events.html
  transcribe: {
    source: ["aws.transcribe"],
    "detail-type": ["Transcribe Job State Change"],
    detail: { TranscriptionJobStatus: ["COMPLETED", "FAILED"] },
  },
};

export function completionEvents(service: string): Value {
  const pattern = patterns[service];
  if (pattern === undefined) {
    throw new TributaryError("TRB-ASM-001", `No EventBridge completion event is known for the service ${service}`);
  }
  return pattern;
}
