import type { ExecutionRun } from "../interpreter/execution-run.ts";
import type { JsonObject } from "../json.ts";
import { noExecution } from "../service/aws-error.ts";
import type { Operation, ServiceCore } from "../service/core.ts";
import { includesData } from "../service/included-data.ts";
import { requiredArn, requiredString } from "../service/read-input.ts";
import { wireDate } from "../service/records.ts";
import { redriveStatus } from "../service/redrive-status.ts";
import type { ListedExecution } from "../store/execution-index.ts";

export const describeExecution: Operation = (core, input) => {
  const run = describable(core, requiredString(input, "executionArn"), input);
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

/** Of Express executions only those can be described that a map run started. */
function describable(core: ServiceCore, given: string, input: JsonObject): ExecutionRun {
  const [, , , , , type, owner = ""] = given.split(":");
  const child = type === "express" && owner.includes("/");
  const arn = requiredArn(input, "executionArn", child ? ["express"] : ["execution"]);
  const run = child ? core.engine.mapRuns.expressChild(owner, arn) : core.executions.get(arn);
  if (!run) throw noExecution(arn);
  return run;
}

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
