import { isRecord } from "../../template/is-record.ts";

/**
 * A line a function wrote, in Lambda's JSON log format: its own JSON is kept, plain text is wrapped.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
export function functionLogLine(line: string, requestId: string | undefined, timestamp: string): string {
  try {
    if (isRecord(JSON.parse(line))) return line;
  } catch {
    // Plain text.
  }
  return JSON.stringify({ timestamp, level: "INFO", ...(requestId !== undefined && { requestId }), message: line });
}
