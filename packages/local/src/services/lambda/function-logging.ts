/** From the least to the most serious. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html */
export const logLevels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] as const;

export type LogLevel = (typeof logLevels)[number];

/** `LoggingConfig` of a function. There are no system logs here, so their level has nothing to do. */
export interface FunctionLogging {
  readonly format: "JSON" | "Text";
  /** Records below it are dropped; text has no levels and is kept. */
  readonly level: LogLevel;
}

export function says({ format, level }: FunctionLogging, of: LogLevel): boolean {
  return format === "Text" || logLevels.indexOf(of) >= logLevels.indexOf(level);
}
