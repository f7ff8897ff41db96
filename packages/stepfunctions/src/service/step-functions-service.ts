import type { Clock } from "../clock/clock.ts";
import { SystemClock } from "../clock/system-clock.ts";
import type { Engine } from "../interpreter/engine.ts";
import type { ExecutionRun } from "../interpreter/execution-run.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import { MapRuns } from "../map/map-runs.ts";
import { loadActivities } from "../operations/activities.ts";
import { CONSTRAINTS } from "../operations/constraints.ts";
import { OPERATIONS } from "../operations/registry.ts";
import { loadMachines } from "../operations/state-machines.ts";
import { type RandomSource, systemRandom } from "../random.ts";
import { DurableExecutions } from "../store/durable-executions.ts";
import { DurableMapRuns } from "../store/durable-map-runs.ts";
import { type ExecutionIndex, MemoryExecutions } from "../store/execution-index.ts";
import { LmdbStore } from "../store/lmdb-store.ts";
import { memoryStore } from "../store/memory-store.ts";
import { Activities } from "../tasks/activities.ts";
import type { CallService } from "../tasks/call-service.ts";
import { withOwnCalls } from "../tasks/own-calls.ts";
import { sdkDispatch } from "../tasks/sdk-dispatch.ts";
import { TaskTokens } from "../tasks/task-tokens.ts";
import { AwsError, noExecution } from "./aws-error.ts";
import { checkConstraints } from "./constraint.ts";
import type { CallContext, ServiceCore } from "./core.ts";
import { executionLog } from "./execution-log.ts";
import { type MockConfig, mockedCalls, readMockConfig } from "./mock-config.ts";

export interface StepFunctionsOptions {
  /** Folder that keeps state across restarts; all is kept in memory without one. */
  readonly stateDir?: string;
  /** A `MockConfigFile.json` of Step Functions Local, or its content. */
  readonly mockConfig?: MockConfig | string;
  /** Where tasks' calls to AWS services go; AWS itself, or what `AWS_ENDPOINT_URL` says, without one. */
  readonly endpointUrl?: string;
  readonly region?: string;
  readonly account?: string;
  readonly clock?: Clock;
  readonly random?: RandomSource;
  /** Replaces the dispatch of tasks' calls to SDK clients. */
  readonly callService?: CallService;
  /** Folder for the log files of state machines with a logging configuration. Default: `logs` in `stateDir`. */
  readonly logDir?: string;
}

/**
 * Step Functions without a transport: operations in, answers or modelled errors out.
 *
 * @example
 * const service = new StepFunctionsService();
 * const { stateMachineArn } = await service.handle("CreateStateMachine", { name, definition, roleArn });
 */
export class StepFunctionsService {
  readonly #core: ServiceCore;
  readonly #durable: DurableExecutions | undefined;

  constructor(options: StepFunctionsOptions = {}) {
    const {
      region = "us-east-1",
      account = "000000000000",
      clock = new SystemClock(),
      random = systemRandom,
    } = options;
    const records = options.stateDir === undefined ? memoryStore : new LmdbStore(options.stateDir);
    const machines: ServiceCore["machines"] = new Map();
    const mockConfig = options.mockConfig === undefined ? undefined : readMockConfig(options.mockConfig);
    const durable =
      options.stateDir === undefined
        ? undefined
        : new DurableExecutions(records, {
            engine: () => engine,
            mocks: (name, testCase, calls) =>
              mockConfig && mockedCalls(mockConfig, name, testCase, calls as JsonObject & Record<string, number>),
            alongside: () => mapRunStore?.write(),
            retired: ({ arn }) => engine.mapRuns.forget(arn),
          });
    const executions: ExecutionIndex = durable ?? new MemoryExecutions();
    const mapRunStore =
      durable &&
      new DurableMapRuns(records, {
        engine: () => engine,
        executions: () => executions,
        flushSoon: () => void durable.flushSoon(),
      });
    const logDir = options.logDir ?? (options.stateDir === undefined ? undefined : `${options.stateDir}/logs`);
    const log = logDir === undefined ? undefined : executionLog(logDir);
    const engine: Engine = {
      clock,
      random,
      region,
      account,
      callService: options.callService ?? this.#dispatch(options.endpointUrl, region, random),
      tokens: new TaskTokens(),
      activities: new Activities(clock),
      mapRuns: new MapRuns((run) => executions.add(run), mapRunStore),
      // Not through `handle`: what an execution starts is written in one go with the event that says so.
      callSelf: (operation, input) => this.#run(operation, isJsonObject(input) ? input : {}, {}),
      ended: (arn, control) => ended(executions.get(arn), arn, control),
      log:
        log &&
        ((run) => {
          const machine = machines.get(run.stateMachineArn);
          if (machine) log(run, machine);
        }),
      save: durable ? (run) => durable.save(run) : undefined,
    };
    this.#durable = durable;
    this.#core = {
      engine,
      region,
      account,
      machines,
      activities: new Map(),
      executions,
      records,
      mockConfig,
      async saveMachine(machine) {
        records.put(["machine", machine.arn], { ...machine });
        await records.flushed();
      },
    };
    loadMachines(this.#core);
    loadActivities(this.#core);
    durable?.resume();
  }

  /** Runs one operation. Rejects with an AwsError where AWS answers with an error. */
  async handle(operation: string, input: JsonObject, context: CallContext = {}): Promise<JsonObject> {
    const answer = await this.#run(operation, input, context);
    // No answer leaves before what it tells is on disk.
    await this.#durable?.settled();
    return answer;
  }

  #dispatch(endpointUrl: string | undefined, region: string, random: RandomSource): CallService {
    const dispatch = sdkDispatch({ endpointUrl, region });
    if (endpointUrl !== undefined) return dispatch;
    return withOwnCalls(dispatch, (operation, input) => this.#run(operation, input, {}), random);
  }

  async #run(operation: string, input: JsonObject, context: CallContext): Promise<JsonObject> {
    const run = OPERATIONS.get(operation);
    if (!run)
      throw new AwsError("UnknownOperationException", `The operation '${operation}' is not one of Step Functions`);
    checkConstraints(CONSTRAINTS[operation] ?? {}, input);
    return await run(this.#core, input, context);
  }

  /** Operations this service answers, by the names the API gives them. */
  get operations(): readonly string[] {
    return [...OPERATIONS.keys()];
  }

  async close(): Promise<void> {
    await this.#core.records.close();
  }
}

async function ended(
  run: ExecutionRun | undefined,
  arn: string,
  control: { onEnd(cleanup: () => void): void },
): Promise<void> {
  if (!run) throw noExecution(arn);
  if (run.status !== "RUNNING") return;
  await new Promise<void>((resolve) => {
    run.whenEnded.push(resolve);
    control.onEnd(() => {
      const at = run.whenEnded.indexOf(resolve);
      if (at >= 0) run.whenEnded.splice(at, 1);
    });
  });
}
