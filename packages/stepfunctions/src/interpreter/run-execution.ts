import type { Payload } from "../payload.ts";
import { abortStrands } from "./abort-strands.ts";
import { type ExecutionRun, HistoryLimit } from "./execution-run.ts";
import { inputDetails, outputDetails } from "./history.ts";
import { startPosition } from "./position.ts";
import { runStrand } from "./run-strand.ts";
import { StateFailure } from "./state-failure.ts";
import { Strand } from "./strand.ts";
import { Variables } from "./variables.ts";

/** Starts an execution: writes its first event and sets it going. */
export function startExecution(run: ExecutionRun): void {
  run.append("ExecutionStarted", 0, "executionStartedEventDetails", {
    ...inputDetails(run.input.text),
    roleArn: run.roleArn,
    ...versions(run),
  });
  const position = startPosition(run.machine.startAt, run.engine.save ? run.input.text : "", 0);
  run.root = new Strand({ id: 0, machine: run.machine, variables: new Variables(), position, input: run.input });
  if (run.engine.save) run.dirty.add(run.root);
  watchTimeout(run);
  void proceed(run, run.root);
}

function versions({ init }: ExecutionRun): { stateMachineVersionArn?: string; stateMachineAliasArn?: string } {
  return {
    ...(init.stateMachineAliasArn === undefined ? {} : { stateMachineAliasArn: init.stateMachineAliasArn }),
    ...(init.stateMachineVersionArn === undefined ? {} : { stateMachineVersionArn: init.stateMachineVersionArn }),
  };
}

/** Goes on with an execution read back from the store, or redriven. */
export function resumeExecution(run: ExecutionRun): void {
  if (!run.root) return;
  watchTimeout(run);
  void proceed(run, run.root);
}

/** Express executions end after five minutes at the latest; Standard ones after the machine's own time, if it has one. */
function watchTimeout(run: ExecutionRun): void {
  const express = run.type === "EXPRESS" ? 300 : Number.POSITIVE_INFINITY;
  const seconds = Math.min(run.machine.timeoutSeconds ?? Number.POSITIVE_INFINITY, express);
  if (seconds === Number.POSITIVE_INFINITY) return;
  const since = run.redriveDate ?? run.startDate;
  run.cancelTimeout = run.engine.clock.at(since + seconds * 1000, () =>
    endExecution(run, "TIMED_OUT", undefined, undefined),
  );
}

async function proceed(run: ExecutionRun, root: Strand): Promise<void> {
  const release = run.engine.clock.hold();
  // Waiting states let virtual time pass; the start itself does not.
  setImmediate(release);
  try {
    const output = await runStrand(run, root);
    succeed(run, root, output);
  } catch (error) {
    if (run.status !== "RUNNING") return;
    if (error instanceof StateFailure) endExecution(run, "FAILED", error.error, error.reason);
    else if (error instanceof HistoryLimit)
      endExecution(
        run,
        "FAILED",
        "States.Runtime",
        "The execution reached the maximum number of history events (25000).",
      );
    else if (error instanceof RangeError)
      endExecution(run, "FAILED", "States.Runtime", "The data of the execution nests too deeply to be handled.");
    else
      endExecution(
        run,
        "FAILED",
        "States.Runtime",
        `Internal error: ${error instanceof Error ? error.message : String(error)}`,
      );
  }
}

function succeed(run: ExecutionRun, root: Strand, output: Payload): void {
  if (run.status !== "RUNNING") return;
  run.append("ExecutionSucceeded", root.position.cursor, "executionSucceededEventDetails", outputDetails(output.text));
  run.status = "SUCCEEDED";
  run.output = output;
  finish(run);
}

const ENDINGS = { FAILED: "Failed", TIMED_OUT: "TimedOut", ABORTED: "Aborted" } as const;

/** Ends a running execution other than by success. */
export function endExecution(
  run: ExecutionRun,
  status: keyof typeof ENDINGS,
  error: string | undefined,
  cause: string | undefined,
): void {
  if (run.status !== "RUNNING") return;
  const root = run.root;
  const type = `Execution${ENDINGS[status]}`;
  // States.Timeout is told by the event alone: DescribeExecution has neither error nor cause of it.
  const details =
    status === "TIMED_OUT"
      ? { error: "States.Timeout" }
      : { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  const previous = status === "FAILED" ? (root?.position.cursor ?? 0) : 0;
  run.status = status;
  run.error = error;
  run.reason = cause;
  if (root) {
    if (status === "FAILED") abortWithinLimit(run, root);
    root.cancel();
  }
  run.append(type, previous, `e${type.slice(1)}EventDetails`, details);
  finish(run);
}

/** What is aborted is told as far as the history has room for it. */
function abortWithinLimit(run: ExecutionRun, root: Strand): void {
  try {
    abortStrands(run, root);
  } catch (error) {
    if (!(error instanceof HistoryLimit)) throw error;
  }
}

function finish(run: ExecutionRun): void {
  run.stopDate = run.engine.clock.now();
  run.cancelTimeout?.();
  run.dirty.clear();
  for (const callback of run.whenEnded.splice(0)) callback();
  const { engine } = run;
  // A line in the log must not tell an end that a crash takes back.
  if (engine.save) void engine.save(run).then(() => engine.log?.(run));
  else engine.log?.(run);
}
