import type { CompiledMachine } from "../interpreter/compiled.ts";
import { ExecutionRun } from "../interpreter/execution-run.ts";
import { redrive } from "../interpreter/redrive.ts";
import { endExecution, startExecution } from "../interpreter/run-execution.ts";
import { StateFailure } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import { Payload } from "../payload.ts";
import type { MapChild, MapRun } from "./map-runs.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html: up to 10,000 child executions at once */
const MAX_CHILDREN = 10_000;
/** Children started before others get the thread. */
const TURN = 200;

export interface ChildMachine {
  readonly machine: CompiledMachine;
  readonly express: boolean;
}

/** Runs the child executions of a map run until all have ended or too many have failed. */
export function runChildren(visit: Visit, mapRun: MapRun, child: ChildMachine): Promise<void> {
  const { children } = mapRun;
  let next = 0;
  let running = 0;
  let failed = children.reduce(
    (sum, one) => sum + (one.execution && !pending(one) && one.execution.status !== "SUCCEEDED" ? one.items : 0),
    0,
  );
  const total = children.reduce((sum, one) => sum + one.items, 0);
  return new Promise((resolve, reject) => {
    let over = false;
    let turning = false;
    const stop = (finish: () => void): void => {
      if (over) return;
      over = true;
      mapRun.onUpdate = undefined;
      forget();
      finish();
    };
    const abandon = (): void => {
      for (const { execution } of children) if (execution) endExecution(execution, "ABORTED", undefined, undefined);
    };
    const forget = visit.strand.onCancel(() => {
      stop(() => {});
      mapRun.end("ABORTED", visit.run.engine.clock.now());
      visit.run.engine.mapRuns.changed(mapRun);
      abandon();
    });
    const ended = (one: MapChild): void => {
      running--;
      if (one.execution?.status !== "SUCCEEDED") failed += one.items;
      if (!over && exceeded(mapRun, failed, total)) {
        stop(() => {
          abandon();
          reject(
            new StateFailure(
              "States.ExceedToleratedFailureThreshold",
              "The specified tolerated failure threshold was exceeded",
            ),
          );
        });
        return;
      }
      if (!turning) turn();
    };
    const turn = (): void => {
      if (over) return;
      turning = true;
      let begun = 0;
      while (
        next < children.length &&
        running < Math.min(mapRun.maxConcurrency || MAX_CHILDREN, MAX_CHILDREN) &&
        begun < TURN
      ) {
        const index = next++;
        const one = children[index] as MapChild;
        if (!pending(one)) continue;
        running++;
        begun++;
        start(visit, mapRun, { ...child, index }, () => ended(one));
        if (over) return;
      }
      turning = false;
      if (begun === TURN) setImmediate(turn);
      else if (running === 0 && next >= children.length) stop(resolve);
    };
    mapRun.onUpdate = turn;
    turn();
  });
}

/** Not started yet, or to be redriven. */
function pending({ execution }: MapChild): boolean {
  return !execution || execution.status === "PENDING_REDRIVE" || execution.status === "RUNNING";
}

function exceeded({ toleratedCount, toleratedPercentage }: MapRun, failed: number, total: number): boolean {
  if (failed === 0) return false;
  const byCount = failed > toleratedCount;
  if (toleratedPercentage === 0) return byCount;
  // https://states-language.net/spec.html#failure-tolerance: with both given, either threshold fails the state
  return (failed * 100) / total > toleratedPercentage || (toleratedCount > 0 && byCount);
}

function start(
  { run: parent }: Visit,
  mapRun: MapRun,
  { machine, express, index }: ChildMachine & { readonly index: number },
  ended: () => void,
): void {
  const { engine } = parent;
  const child = mapRun.children[index] as MapChild;
  if (child.execution) {
    child.execution.whenEnded.push(ended);
    // One that runs came back after a restart and goes on by itself.
    if (child.execution.status === "PENDING_REDRIVE") redrive(child.execution);
    return;
  }
  const name = engine.random.uuid();
  const kind = express ? "express" : "execution";
  const owner = `${parent.stateMachineName}/${mapRun.label}`;
  const run = new ExecutionRun(engine, {
    arn: `arn:aws:states:${engine.region}:${engine.account}:${kind}:${owner}:${name}${express ? `:${engine.random.uuid()}` : ""}`,
    name,
    type: express ? "EXPRESS" : "STANDARD",
    machine,
    stateMachineArn: `${parent.stateMachineArn}/${mapRun.label}`,
    stateMachineName: owner,
    roleArn: parent.roleArn,
    input: new Payload(child.input),
    startDate: engine.clock.now(),
    mocks: parent.mocks,
    testCase: parent.init.testCase,
    mapRunArn: mapRun.arn,
    itemCount: child.items,
    mapIndex: index,
  });
  child.execution = run;
  if (express) run.whenEnded.push(() => engine.mapRuns.childEnded(mapRun, index));
  else engine.mapRuns.register(run);
  run.whenEnded.push(ended);
  startExecution(run);
  // Written with the first change of the same turn: a child that a restart does not find was never started.
  void engine.save?.(run);
}
