import type { ExecutionRun } from "../interpreter/execution-run.ts";
import type { JsonObject } from "../json.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html: within 14 days of its end */
const REDRIVE_MS = 14 * 24 * 3600 * 1000;

/** Whether an execution can be redriven, and why not. */
export function redriveStatus(run: ExecutionRun, now: number): JsonObject {
  if (run.status === "RUNNING" || run.status === "SUCCEEDED") {
    return {
      redriveStatus: "NOT_REDRIVABLE",
      redriveStatusReason: `Execution is ${run.status} and cannot be redriven`,
    };
  }
  if (run.init.mapRunArn !== undefined) return { redriveStatus: "REDRIVABLE_BY_MAP_RUN" };
  if (now - (run.stopDate ?? now) > REDRIVE_MS)
    return {
      redriveStatus: "NOT_REDRIVABLE",
      redriveStatusReason: "Execution history event retention period has been exceeded and cannot be redriven",
    };
  return { redriveStatus: "REDRIVABLE" };
}
