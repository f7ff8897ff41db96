import { isRecord } from "../../template/is-record.ts";
import { type FunctionLogging, logLevels, says } from "./function-logging.ts";

/**
 * A line a function wrote, as its log group takes it: in JSON format its own JSON is kept and plain text is wrapped.
 * A record below the function's level is not kept; one without a known level counts as INFO.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
export function functionLogLine(
  line: string,
  logging: FunctionLogging,
  { requestId, timestamp }: { requestId: string | undefined; timestamp: string },
): string | undefined {
  if (logging.format === "Text") return line;
  const record = recordIn(line);
  const level = logLevels.find((known) => known === String(record?.level).toUpperCase()) ?? "INFO";
  if (!says(logging, level)) return undefined;
  if (record) return line;
  return JSON.stringify({ timestamp, level, ...(requestId !== undefined && { requestId }), message: line });
}

function recordIn(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
