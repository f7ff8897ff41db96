import { redrive } from "../interpreter/redrive.ts";
import { AwsError, noExecution } from "../service/aws-error.ts";
import type { Operation } from "../service/core.ts";
import { requiredArn } from "../service/read-input.ts";
import { wireDate } from "../service/records.ts";
import { redriveStatus } from "../service/redrive-status.ts";

export const redriveExecution: Operation = async (core, input) => {
  const arn = requiredArn(input, "executionArn", ["execution"]);
  const run = core.executions.get(arn);
  if (!run) throw noExecution(arn);
  const { redriveStatus: status, redriveStatusReason: reason } = redriveStatus(run, core.engine.clock.now());
  if (status !== "REDRIVABLE")
    throw new AwsError(
      "ExecutionNotRedrivable",
      typeof reason === "string" ? reason : "Execution can be redriven by its map run only",
    );
  redrive(run);
  void core.engine.save?.(run);
  return { redriveDate: wireDate(run.redriveDate ?? core.engine.clock.now()) };
};
