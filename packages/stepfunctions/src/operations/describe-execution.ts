import type { JsonObject } from "../json.ts";
import { noExecution } from "../service/aws-error.ts";
import type { Operation } from "../service/core.ts";
import { includesData } from "../service/included-data.ts";
import { requiredArn } from "../service/read-input.ts";
import { wireDate } from "../service/records.ts";
import { redriveStatus } from "../service/redrive-status.ts";
import type { ListedExecution } from "../store/execution-index.ts";

export const describeExecution: Operation = (core, input) => {
  const arn = requiredArn(input, "executionArn", ["execution"]);
  const run = core.executions.get(arn);
  if (!run) throw noExecution(arn);
  const data = includesData(input);
  return {
    ...executionSummary(run),
    ...(data ? { input: run.input.text } : {}),
    inputDetails: { included: data },
    ...(run.output ? { ...(data ? { output: run.output.text } : {}), outputDetails: { included: data } } : {}),
    ...(run.error === undefined || !data ? {} : { error: run.error }),
    ...(run.reason === undefined || !data ? {} : { cause: run.reason }),
    ...(run.init.traceHeader === undefined ? {} : { traceHeader: run.init.traceHeader }),
    redriveCount: run.redriveCount,
    ...redriveStatus(run, core.engine.clock.now()),
  };
};

/** The members that lists and descriptions share. */
export function executionSummary(run: ListedExecution): JsonObject {
  const { init } = run;
  return {
    executionArn: run.arn,
    stateMachineArn: run.stateMachineArn,
    name: run.name,
    status: run.status,
    startDate: wireDate(run.startDate),
    ...(run.stopDate === undefined ? {} : { stopDate: wireDate(run.stopDate) }),
    ...(init.mapRunArn === undefined ? {} : { mapRunArn: init.mapRunArn }),
    ...(init.stateMachineVersionArn === undefined ? {} : { stateMachineVersionArn: init.stateMachineVersionArn }),
    ...(init.stateMachineAliasArn === undefined ? {} : { stateMachineAliasArn: init.stateMachineAliasArn }),
    ...(run.redriveDate === undefined ? {} : { redriveDate: wireDate(run.redriveDate) }),
  };
}
