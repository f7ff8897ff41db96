import { Logger } from "@aws-lambda-powertools/logger";
import type { HandlerName } from "../manifest/handler-manifest.ts";

/** What the handlers say while they work; Powertools' Logger is one. */
export interface Log {
  info(message: string, facts: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts: Readonly<Record<string, unknown>>): void;
  error(message: string, facts: Readonly<Record<string, unknown>>): void;
}

/** One JSON line per message, as CloudWatch Logs Insights reads it. */
export function createLogger(handler: HandlerName): Log {
  return new Logger({ serviceName: `tributary-${handler}` });
}
