import { endExecution } from "../interpreter/run-execution.ts";
import { noExecution } from "../service/aws-error.ts";
import type { Operation } from "../service/core.ts";
import { optionalString, requiredArn } from "../service/read-input.ts";
import { wireDate } from "../service/records.ts";

export const stopExecution: Operation = async (core, input) => {
  const arn = requiredArn(input, "executionArn", ["execution"]);
  const run = core.executions.get(arn);
  if (!run) throw noExecution(arn);
  const error = optionalString(input, "error");
  endExecution(run, "ABORTED", error, optionalString(input, "cause"));
  core.engine.mapRuns.abortOf(run);
  void core.engine.save?.(run);
  return { stopDate: wireDate(run.stopDate ?? core.engine.clock.now()) };
};
