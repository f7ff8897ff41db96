import type { Operation } from "../service/core.ts";
import * as activities from "./activities.ts";
import * as aliases from "./aliases.ts";
import { describeExecution } from "./describe-execution.ts";
import { describeStateMachineForExecution } from "./describe-state-machine-for-execution.ts";
import { getExecutionHistory } from "./get-execution-history.ts";
import { listExecutions } from "./list-executions.ts";
import * as mapRuns from "./map-runs.ts";
import { redriveExecution } from "./redrive-execution.ts";
import { startExecution, startSyncExecution } from "./start-execution.ts";
import * as machines from "./state-machines.ts";
import { stopExecution } from "./stop-execution.ts";
import * as tags from "./tags.ts";
import * as tokens from "./task-tokens.ts";
import { testState } from "./test-state.ts";
import { validateStateMachineDefinition } from "./validate-state-machine-definition.ts";
import * as versions from "./versions.ts";

/** Every operation of the service, by the name the API gives it. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["CreateStateMachine", machines.createStateMachine],
  ["UpdateStateMachine", machines.updateStateMachine],
  ["DeleteStateMachine", machines.deleteStateMachine],
  ["DescribeStateMachine", machines.describeStateMachine],
  ["ListStateMachines", machines.listStateMachines],
  ["ValidateStateMachineDefinition", validateStateMachineDefinition],
  ["PublishStateMachineVersion", versions.publishStateMachineVersion],
  ["DeleteStateMachineVersion", versions.deleteStateMachineVersion],
  ["ListStateMachineVersions", versions.listStateMachineVersions],
  ["CreateStateMachineAlias", aliases.createStateMachineAlias],
  ["UpdateStateMachineAlias", aliases.updateStateMachineAlias],
  ["DeleteStateMachineAlias", aliases.deleteStateMachineAlias],
  ["DescribeStateMachineAlias", aliases.describeStateMachineAlias],
  ["ListStateMachineAliases", aliases.listStateMachineAliases],
  ["TagResource", tags.tagResource],
  ["UntagResource", tags.untagResource],
  ["ListTagsForResource", tags.listTagsForResource],
  ["StartExecution", startExecution],
  ["StartSyncExecution", startSyncExecution],
  ["StopExecution", stopExecution],
  ["RedriveExecution", redriveExecution],
  ["DescribeExecution", describeExecution],
  ["DescribeStateMachineForExecution", describeStateMachineForExecution],
  ["ListExecutions", listExecutions],
  ["GetExecutionHistory", getExecutionHistory],
  ["CreateActivity", activities.createActivity],
  ["DescribeActivity", activities.describeActivity],
  ["DeleteActivity", activities.deleteActivity],
  ["ListActivities", activities.listActivities],
  ["GetActivityTask", activities.getActivityTask],
  ["SendTaskSuccess", tokens.sendTaskSuccess],
  ["SendTaskFailure", tokens.sendTaskFailure],
  ["SendTaskHeartbeat", tokens.sendTaskHeartbeat],
  ["DescribeMapRun", mapRuns.describeMapRun],
  ["ListMapRuns", mapRuns.listMapRuns],
  ["UpdateMapRun", mapRuns.updateMapRun],
  ["TestState", testState],
]);
