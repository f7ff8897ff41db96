import { format } from "node:util";
import { isRecord } from "../../template/is-record.ts";
import { type FunctionLogging, type LogLevel, says } from "./function-logging.ts";

const levels = { trace: "TRACE", debug: "DEBUG", log: "INFO", info: "INFO", warn: "WARN", error: "ERROR" } as const;

/**
 * Makes the console write as Lambda's does: one JSON record a call, or one line of text with tabs.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
export function installConsole(logging: FunctionLogging, requestId: () => string | undefined): void {
  for (const [method, level] of Object.entries(levels)) {
    Object.assign(console, {
      [method]: (...said: unknown[]) => {
        if (says(logging, level)) process.stdout.write(`${line(logging, level, requestId(), said)}\n`);
      },
    });
  }
}

function line({ format: form }: FunctionLogging, level: LogLevel, requestId: string | undefined, said: unknown[]) {
  const timestamp = new Date().toISOString();
  if (form === "Text")
    return `${timestamp}\t${requestId ?? "undefined"}\t${level}\t${format(...said)}`.replaceAll("\n", "\r");
  const [only] = said;
  // What is JSON already is not wrapped a second time.
  if (said.length === 1 && typeof only === "string" && isJsonRecord(only)) return only;
  return JSON.stringify({ timestamp, level, ...(requestId !== undefined && { requestId }), ...content(said) });
}

function content(said: readonly unknown[]): object {
  const [only] = said;
  if (said.length !== 1) return { message: format(...said) };
  if (only instanceof Error) {
    const stackTrace = (only.stack ?? "").split("\n").slice(1);
    return { message: only.message, errorType: only.name, errorMessage: only.message, stackTrace };
  }
  return { message: isRecord(only) ? only : format(only) };
}

function isJsonRecord(text: string): boolean {
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}
