import type { ExecutionRun } from "../interpreter/execution-run.ts";
import type { JsonObject } from "../json.ts";
import { noResource, unsupportedType, validation } from "../service/aws-error.ts";
import type { Operation, ServiceCore } from "../service/core.ts";
import { findMachine } from "../service/find-machine.ts";
import { paginate } from "../service/paginate.ts";
import { oneOf, optionalString, requiredArn } from "../service/read-input.ts";
import { executionSummary } from "./describe-execution.ts";

const STATUSES = ["SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING"];

export const listExecutions: Operation = (core, input) => {
  const status = oneOf(input, "statusFilter", STATUSES);
  const redrive = oneOf(input, "redriveFilter", ["REDRIVEN", "NOT_REDRIVEN"]);
  const found = candidates(core, input).filter(
    (run) =>
      (status === undefined || run.status === status) &&
      (redrive === undefined || run.redriveCount > 0 === (redrive === "REDRIVEN")),
  );
  const { page, nextToken } = paginate(input, "executions", found);
  const executions = page.map((run) => ({
    ...executionSummary(run),
    redriveCount: run.redriveCount,
    ...(run.init.itemCount === undefined ? {} : { itemCount: run.init.itemCount }),
  }));
  return nextToken === undefined ? { executions } : { executions, nextToken };
};

function candidates(core: ServiceCore, input: JsonObject): ExecutionRun[] {
  const mapRunArn = optionalString(input, "mapRunArn");
  if (mapRunArn !== undefined) {
    if (input.stateMachineArn !== undefined)
      throw validation("Exactly one of stateMachineArn and mapRunArn must be specified");
    requiredArn(input, "mapRunArn", ["mapRun"]);
    if (!core.engine.mapRuns.get(mapRunArn)) throw noResource(mapRunArn);
    return core.executions.list(mapRunArn);
  }
  const { machine, version, alias } = findMachine(core, requiredArn(input, "stateMachineArn", ["stateMachine"]));
  if (machine.type === "EXPRESS") throw unsupportedType();
  return core.executions
    .list(machine.arn)
    .filter(
      ({ init }) =>
        (!version || init.stateMachineVersionArn === version.arn) &&
        (!alias || init.stateMachineAliasArn === alias.arn),
    );
}
