import type { Json, JsonObject } from "../json.ts";
import type { MapRun } from "../map/map-runs.ts";
import { noResource, unsupportedType, validation } from "../service/aws-error.ts";
import type { Operation, ServiceCore } from "../service/core.ts";
import { findMachine } from "../service/find-machine.ts";
import { paginateFrom } from "../service/paginate.ts";
import { optionalString, requiredArn } from "../service/read-input.ts";
import type { ListEntry, ListedExecution } from "../store/execution-index.ts";
import { executionSummary } from "./describe-execution.ts";

export const listExecutions: Operation = (core, input) => {
  const status = optionalString(input, "statusFilter");
  const redrive = optionalString(input, "redriveFilter");
  const wanted = source(core, input);
  const { page, nextToken } = paginateFrom(input, "executions", function* (after) {
    for (const entry of wanted.list(after)) {
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
  list(after: Json | undefined): Iterable<ListEntry>;
  matches(run: ListedExecution): boolean;
}

function source(core: ServiceCore, input: JsonObject): Source {
  const mapRunArn = optionalString(input, "mapRunArn");
  const stateMachineArn = optionalString(input, "stateMachineArn");
  if ((mapRunArn === undefined) === (stateMachineArn === undefined))
    throw validation("Exactly one of stateMachineArn and mapRunArn must be specified");
  if (mapRunArn !== undefined) {
    requiredArn(input, "mapRunArn", ["mapRun"]);
    const mapRun = core.engine.mapRuns.get(mapRunArn);
    if (!mapRun) throw noResource(mapRunArn);
    const express = mapRun.children.some(({ execution }) => execution?.type === "EXPRESS");
    return {
      list: (after) => (express ? expressChildren(mapRun, after) : core.executions.list(mapRunArn, after)),
      matches: () => true,
    };
  }
  const { machine, version, alias } = findMachine(core, requiredArn(input, "stateMachineArn", ["stateMachine"]));
  if (machine.type === "EXPRESS") throw unsupportedType();
  return {
    list: (after) => core.executions.list(machine.arn, after),
    matches: ({ init }) =>
      (!version || init.stateMachineVersionArn === version.arn) && (!alias || init.stateMachineAliasArn === alias.arn),
  };
}

/** Express children have no place among the executions; their map run knows them. Newest first. */
function* expressChildren({ children }: MapRun, after: Json | undefined): Iterable<ListEntry> {
  for (let index = (typeof after === "number" ? after : children.length) - 1; index >= 0; index--) {
    const run = children[index]?.execution;
    if (run) yield { cursor: index, run };
  }
}
