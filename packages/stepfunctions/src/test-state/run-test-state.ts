import { compileState } from "../interpreter/compile-machine.ts";
import type { CompiledMachine, CompiledState } from "../interpreter/compiled.ts";
import { ExecutionRun } from "../interpreter/execution-run.ts";
import { failureOf } from "../interpreter/failure-of.ts";
import { startPosition } from "../interpreter/position.ts";
import { matchesError } from "../interpreter/retrier.ts";
import { StateFailure } from "../interpreter/state-failure.ts";
import { Strand } from "../interpreter/strand.ts";
import { Variables } from "../interpreter/variables.ts";
import { Visit } from "../interpreter/visit.ts";
import type { JsonObject } from "../json.ts";
import { Payload } from "../payload.ts";
import type { ServiceCore } from "../service/core.ts";
import { readTestRequest, type TestRequest } from "./read-test-request.ts";
import { RetriableFailure, TestProbe } from "./test-probe.ts";

/** Runs one state and tells what came of it. */
export async function runTestState(core: ServiceCore, input: JsonObject): Promise<JsonObject> {
  const request = readTestRequest(input);
  const state = compileState(request.name, request.state, request.language);
  const visit = visitFor(core, request, state);
  const probe = visit.probe as TestProbe;
  const answer = await run(visit, request, state);
  if (request.level === "INFO") return answer;
  return { ...answer, inspectionData: probe.inspection };
}

async function run(visit: Visit, request: TestRequest, state: CompiledState): Promise<JsonObject> {
  const probe = visit.probe as TestProbe;
  try {
    const { output, next, assign } = await within(visit, state.run(visit));
    if (assign) probe.inspection.variables = JSON.stringify({ ...request.variables, ...assign });
    return { status: "SUCCEEDED", output: output.text, ...(next === undefined ? {} : { nextState: next }) };
  } catch (error) {
    if (error instanceof RetriableFailure) return { status: "RETRIABLE", ...told(error.failure) };
    const failure = failureOf(visit, error);
    const index = state.catchers.findIndex(({ errorEquals }) => matchesError(errorEquals, failure));
    const catcher = state.catchers[index];
    if (!catcher) return { status: "FAILED", ...told(failure) };
    probe.inspection.errorDetails = { catchIndex: index };
    const { output, next, assign } = await catcher.handle(visit, failure);
    if (assign) probe.inspection.variables = JSON.stringify({ ...request.variables, ...assign });
    return {
      status: "CAUGHT_ERROR",
      ...told(failure),
      output: output.text,
      ...(next === undefined ? {} : { nextState: next }),
    };
  }
}

/** TestState runs for five minutes at most. */
const LONGEST_MS = 300_000;

async function within<T>({ run, strand }: Visit, work: T | Promise<T>): Promise<T> {
  const { clock } = run.engine;
  let forget: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    forget = clock.at(clock.now() + LONGEST_MS, () => {
      reject(new StateFailure("States.Timeout", undefined));
      strand.cancel();
    });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    forget?.();
  }
}

function told({ error, reason }: StateFailure): JsonObject {
  return { ...(error === undefined ? {} : { error }), ...(reason === undefined ? {} : { cause: reason }) };
}

function visitFor(core: ServiceCore, request: TestRequest, state: CompiledState): Visit {
  const { engine } = core;
  // A role is of the account that tests the state: nothing else in the request says which one that is.
  const account = /^arn:aws[\w-]*:iam::(\d{12}):/.exec(request.roleArn ?? "")?.[1] ?? core.account;
  const machineName = engine.random.uuid();
  const name = engine.random.uuid();
  const machine: CompiledMachine = {
    startAt: request.name,
    states: new Map([[request.name, state]]),
    queryLanguage: request.language,
    timeoutSeconds: undefined,
    definition: {},
  };
  const input = new Payload(request.input, request.inputText);
  const stateMachineArn = `arn:aws:states:${core.region}:${account}:stateMachine:${machineName}`;
  const execution = new ExecutionRun(
    { ...engine, save: undefined },
    {
      arn: `arn:aws:states:${core.region}:${account}:express:${machineName}:${name}`,
      name,
      machine,
      type: "EXPRESS",
      stateMachineArn,
      stateMachineName: machineName,
      roleArn: request.roleArn ?? `arn:aws:iam::${account}:role/TestState`,
      input,
      startDate: engine.clock.now(),
      context: request.context,
    },
  );
  const strand = new Strand({
    id: 0,
    machine,
    variables: new Variables(undefined, request.variables),
    position: startPosition(request.name, "", 0),
    input,
  });
  strand.position.enteredTime = engine.clock.now();
  strand.position.retryCount = request.configuration.retrierRetryCount;
  execution.root = strand;
  const visit = new Visit(execution, strand, state);
  visit.probe = new TestProbe({
    type: state.type,
    input: request.input,
    mock: request.mock,
    configuration: request.configuration,
    random: engine.random,
    level: request.level,
  });
  return visit;
}
