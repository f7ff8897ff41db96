import { compileDefinition } from "../interpreter/compile-machine.ts";
import { ExecutionRun } from "../interpreter/execution-run.ts";
import { startExecution as start } from "../interpreter/run-execution.ts";
import type { JsonObject } from "../json.ts";
import { Payload } from "../payload.ts";
import { AwsError, unsupportedType } from "../service/aws-error.ts";
import type { Operation, ServiceCore } from "../service/core.ts";
import { type FoundMachine, findMachine } from "../service/find-machine.ts";
import { includesData } from "../service/included-data.ts";
import { mockedCalls } from "../service/mock-config.ts";
import { checkName, optionalString, requiredArn } from "../service/read-input.ts";
import { wireDate } from "../service/records.ts";

export const startExecution: Operation = async (core, input) => {
  const request = readRequest(core, input);
  const { machine } = request.found;
  const name = request.name ?? core.engine.random.uuid();
  if (machine.type === "STANDARD") {
    const arn = `arn:aws:states:${core.region}:${core.account}:execution:${machine.name}:${name}`;
    const known = core.executions.get(arn);
    if (known) {
      // The same input while it runs: the same answer. https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
      if (known.status === "RUNNING" && known.input.text === request.payload.text)
        return { executionArn: arn, startDate: wireDate(known.startDate) };
      throw new AwsError("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
    }
  }
  const run = begin(core, request, name);
  return { executionArn: run.arn, startDate: wireDate(run.startDate) };
};

export const startSyncExecution: Operation = async (core, input) => {
  const request = readRequest(core, input);
  if (request.found.machine.type !== "EXPRESS") throw unsupportedType();
  const data = includesData(input);
  const run = begin(core, request, request.name ?? core.engine.random.uuid());
  if (run.status === "RUNNING") await new Promise<void>((resolve) => run.whenEnded.push(resolve));
  const billed = Math.max(100, Math.ceil(((run.stopDate ?? run.startDate) - run.startDate) / 100) * 100);
  return {
    executionArn: run.arn,
    stateMachineArn: run.stateMachineArn,
    name: run.name,
    startDate: wireDate(run.startDate),
    stopDate: wireDate(run.stopDate ?? run.startDate),
    status: run.status,
    ...(run.error === undefined || !data ? {} : { error: run.error }),
    ...(run.reason === undefined || !data ? {} : { cause: run.reason }),
    ...(data ? { input: run.input.text } : {}),
    inputDetails: { included: data },
    ...(run.output ? { ...(data ? { output: run.output.text } : {}), outputDetails: { included: data } } : {}),
    billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: billed },
  };
};

interface Request {
  readonly found: FoundMachine;
  readonly name: string | undefined;
  readonly payload: Payload;
  readonly testCase: string | undefined;
  readonly traceHeader: string | undefined;
}

function readRequest(core: ServiceCore, input: JsonObject): Request {
  const [arn = "", testCase] = requiredArn(input, "stateMachineArn", ["stateMachine"]).split("#");
  const name = optionalString(input, "name");
  if (name !== undefined) checkName(name);
  const text = optionalString(input, "input") ?? "{}";
  const found = findMachine(core, arn);
  let payload: Payload;
  try {
    payload = Payload.parse(text);
  } catch (error) {
    throw new AwsError(
      "InvalidExecutionInput",
      `Invalid State Machine Execution Input: '${error instanceof Error ? error.message : "not JSON"}'`,
    );
  }
  if (testCase !== undefined && !core.mockConfig?.StateMachines[found.machine.name]?.TestCases[testCase]) {
    throw new AwsError(
      "InvalidExecutionInput",
      `Invalid State Machine Execution Input: the mock configuration has no test case '${testCase}' for '${found.machine.name}'`,
    );
  }
  return { found, name, payload, testCase, traceHeader: optionalString(input, "traceHeader") };
}

function begin(core: ServiceCore, { found, payload, testCase, traceHeader }: Request, name: string): ExecutionRun {
  const { machine, alias } = found;
  const { random, clock } = core.engine;
  const target = alias && route(alias.routing, random.next());
  const version = found.version ?? machine.versions.find(({ arn }) => arn === target);
  const { definition, roleArn, revisionId } = version ?? machine;
  const express = machine.type === "EXPRESS";
  const arn = express
    ? `arn:aws:states:${core.region}:${core.account}:express:${machine.name}:${name}:${random.uuid()}`
    : `arn:aws:states:${core.region}:${core.account}:execution:${machine.name}:${name}`;
  const run = new ExecutionRun(core.engine, {
    arn,
    name,
    type: machine.type,
    machine: compileDefinition(definition),
    stateMachineArn: machine.arn,
    stateMachineName: machine.name,
    roleArn,
    input: payload,
    startDate: clock.now(),
    testCase,
    mocks: testCase !== undefined && core.mockConfig ? mockedCalls(core.mockConfig, machine.name, testCase) : undefined,
    stateMachineVersionArn: version?.arn,
    stateMachineAliasArn: alias?.arn,
    traceHeader,
    revisionId,
  });
  if (!express) core.executions.add(run);
  start(run);
  void core.engine.save?.(run);
  return run;
}

/** The version an alias sends this execution to, by weight. */
function route(
  routing: readonly { readonly stateMachineVersionArn: string; readonly weight: number }[],
  random: number,
): string | undefined {
  let left = random * 100;
  for (const { stateMachineVersionArn, weight } of routing) {
    left -= weight;
    if (left < 0) return stateMachineVersionArn;
  }
  return routing.at(-1)?.stateMachineVersionArn;
}
