import { appendFile, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ExecutionRun } from "../interpreter/execution-run.ts";
import type { HistoryEvent } from "../interpreter/history.ts";
import { isJsonObject } from "../json.ts";
import { wireEvent } from "../operations/get-execution-history.ts";
import type { MachineRecord } from "./records.ts";

/** Writes what AWS would send to CloudWatch Logs to `<folder>/<log group>.log`, one JSON line an event. */
export function executionLog(folder: string): (run: ExecutionRun, machine: MachineRecord) => void {
  return (run, { loggingConfiguration }) => {
    const level = String(loggingConfiguration.level);
    if (level === "OFF") return;
    const lines = run.events
      .filter((event) => logged(event, level))
      .map((event) => {
        const {
          id,
          previousEventId,
          timestamp: _,
          type,
          ...details
        } = wireEvent(event, loggingConfiguration.includeExecutionData === true);
        const shown = Object.values(details)[0] ?? {};
        return JSON.stringify({
          id: String(id),
          type,
          details: shown,
          previous_event_id: String(previousEventId),
          event_timestamp: String(event.timestamp),
          execution_arn: run.arn,
          redrive_count: String(run.redriveCount),
        });
      });
    if (lines.length === 0) return;
    mkdirSync(folder, { recursive: true });
    appendFile(join(folder, `${groupName(loggingConfiguration)}.log`), `${lines.join("\n")}\n`, (error) => {
      if (error) process.emitWarning(`The execution log of ${run.arn} could not be written: ${error.message}`);
    });
  };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/cloudwatch-log-level.html */
function logged({ type }: HistoryEvent, level: string): boolean {
  if (level === "ALL") return true;
  const fatal = type === "ExecutionAborted" || type === "ExecutionFailed" || type === "ExecutionTimedOut";
  return level === "FATAL" ? fatal : fatal || /(Failed|TimedOut|Aborted|FailStateEntered)$/.test(type);
}

function groupName({ destinations }: MachineRecord["loggingConfiguration"]): string {
  const first = Array.isArray(destinations) ? destinations[0] : undefined;
  const group = isJsonObject(first) ? first.cloudWatchLogsLogGroup : undefined;
  const arn = isJsonObject(group) ? String(group.logGroupArn) : "";
  return (arn.split(":")[6] ?? "").replace(/[^\w.-]+/g, "_") || "stepfunctions";
}
