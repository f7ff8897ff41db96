import type { CompiledMachine } from "../interpreter/compiled.ts";
import type { Engine } from "../interpreter/engine.ts";
import { ExecutionRun, type ExecutionStatus } from "../interpreter/execution-run.ts";
import type { Json, JsonObject } from "../json.ts";
import { Payload } from "../payload.ts";
import type { MockedCalls } from "../tasks/mocked-calls.ts";
import type { ListedExecution } from "./execution-index.ts";
import type { RecordKey } from "./record-store.ts";

/** All of an execution but its history and its strands. `definition` is the key of its definition. */
export function toExecutionRecord(run: ExecutionRun, definition: string): object {
  const { init } = run;
  // Members that are undefined are not in JSON.
  return {
    status: run.status,
    definition,
    input: run.input.text,
    redriveCount: run.redriveCount,
    redriveDate: run.redriveDate,
    stopDate: run.stopDate,
    output: run.output?.text,
    error: run.error,
    reason: run.reason,
    mockCalls: run.mocks?.counts(),
    init: {
      name: init.name,
      stateMachineArn: init.stateMachineArn,
      stateMachineName: init.stateMachineName,
      roleArn: init.roleArn,
      startDate: init.startDate,
      testCase: init.testCase,
      stateMachineVersionArn: init.stateMachineVersionArn,
      stateMachineAliasArn: init.stateMachineAliasArn,
      mapRunArn: init.mapRunArn,
      mapIndex: init.mapIndex,
      itemCount: init.itemCount,
      traceHeader: init.traceHeader,
      revisionId: init.revisionId,
    },
  };
}

export interface Surroundings {
  readonly engine: Engine;
  readonly machine: CompiledMachine;
  readonly mocks: MockedCalls | undefined;
}

export function fromExecutionRecord(
  arn: string,
  record: JsonObject,
  { engine, machine, mocks }: Surroundings,
): ExecutionRun {
  const init = record.init as JsonObject;
  const run = new ExecutionRun(engine, {
    ...(init as object),
    arn,
    name: String(init.name),
    type: "STANDARD",
    machine,
    mocks,
    stateMachineArn: String(init.stateMachineArn),
    stateMachineName: String(init.stateMachineName),
    roleArn: String(init.roleArn),
    input: Payload.parse(String(record.input)),
    startDate: Number(init.startDate),
  });
  run.status = record.status as ExecutionStatus;
  run.stopDate = numberOf(record.stopDate);
  run.error = textOf(record.error);
  run.reason = textOf(record.reason);
  run.redriveCount = Number(record.redriveCount ?? 0);
  run.redriveDate = numberOf(record.redriveDate);
  if (typeof record.output === "string") run.output = Payload.parse(record.output);
  return run;
}

/** What a list shows of an execution, apart from what its key says already. Short: it is in memory while it is looked through. */
export function toListRecord({ status, stopDate, redriveCount, redriveDate, init }: ExecutionRun): object {
  return {
    status,
    stopDate,
    redriveCount: redriveCount || undefined,
    redriveDate,
    // Children of a map run are listed under it.
    stateMachineArn: init.mapRunArn === undefined ? undefined : init.stateMachineArn,
    mapRunArn: init.mapRunArn,
    mapIndex: init.mapIndex,
    itemCount: init.itemCount,
    stateMachineVersionArn: init.stateMachineVersionArn,
    stateMachineAliasArn: init.stateMachineAliasArn,
  };
}

export function fromListRecord([, parentArn, startDate, arn]: RecordKey, value: Json): ListedExecution {
  const record = value as JsonObject;
  return {
    arn: String(arn),
    startDate: Number(startDate),
    name: String(arn).split(":").at(-1) ?? "",
    stateMachineArn: textOf(record.stateMachineArn) ?? String(parentArn),
    status: record.status as ExecutionStatus,
    stopDate: numberOf(record.stopDate),
    redriveCount: numberOf(record.redriveCount) ?? 0,
    redriveDate: numberOf(record.redriveDate),
    init: record as JsonObject & ListedExecution["init"],
  };
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
