import type { JsonObject } from "../json.ts";
import { noResource, unsupportedType, validation } from "../service/aws-error.ts";
import type { Operation, ServiceCore } from "../service/core.ts";
import { findMachine } from "../service/find-machine.ts";
import { paginateFrom } from "../service/paginate.ts";
import { optionalString, requiredArn } from "../service/read-input.ts";
import type { ListedExecution } from "../store/execution-index.ts";
import { executionSummary } from "./describe-execution.ts";

export const listExecutions: Operation = (core, input) => {
  const status = optionalString(input, "statusFilter");
  const redrive = optionalString(input, "redriveFilter");
  const wanted = source(core, input);
  const { page, nextToken } = paginateFrom(input, "executions", function* (after) {
    for (const entry of core.executions.list(wanted.parentArn, after)) {
      const { run } = entry;
      if (
        wanted.matches(run) &&
        (status === undefined || run.status === status) &&
        (redrive === undefined || run.redriveCount > 0 === (redrive === "REDRIVEN"))
      )
        yield entry;
    }
  });
  const executions = page.map(({ run }) => ({
    ...executionSummary(run),
    redriveCount: run.redriveCount,
    ...(run.init.itemCount === undefined ? {} : { itemCount: run.init.itemCount }),
  }));
  return nextToken === undefined ? { executions } : { executions, nextToken };
};

interface Source {
  readonly parentArn: string;
  matches(run: ListedExecution): boolean;
}

function source(core: ServiceCore, input: JsonObject): Source {
  const mapRunArn = optionalString(input, "mapRunArn");
  if (mapRunArn !== undefined) {
    if (input.stateMachineArn !== undefined)
      throw validation("Exactly one of stateMachineArn and mapRunArn must be specified");
    requiredArn(input, "mapRunArn", ["mapRun"]);
    if (!core.engine.mapRuns.get(mapRunArn)) throw noResource(mapRunArn);
    return { parentArn: mapRunArn, matches: () => true };
  }
  const { machine, version, alias } = findMachine(core, requiredArn(input, "stateMachineArn", ["stateMachine"]));
  if (machine.type === "EXPRESS") throw unsupportedType();
  return {
    parentArn: machine.arn,
    matches: ({ init }) =>
      (!version || init.stateMachineVersionArn === version.arn) && (!alias || init.stateMachineAliasArn === alias.arn),
  };
}
