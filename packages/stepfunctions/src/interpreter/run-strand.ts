import type { JsonObject } from "../json.ts";
import { isPromise } from "../jsonata/jsonata-template.ts";
import { exceedsPayloadLimit, type Payload } from "../payload.ts";
import type { CompiledState, Transition } from "./compiled.ts";
import type { ExecutionRun } from "./execution-run.ts";
import { failureOf } from "./failure-of.ts";
import { inputDetails, outputDetails } from "./history.ts";
import { startPosition } from "./position.ts";
import { matchesError } from "./retrier.ts";
import { StateFailure } from "./state-failure.ts";
import type { Strand } from "./strand.ts";
import { Visit } from "./visit.ts";

/** Transitions a strand may make before it lets others have the thread. */
const TURN = 500;

/** Runs a strand from where it stands to its end. Rejects with the StateFailure nobody caught. Never settles once cancelled. */
export async function runStrand(run: ExecutionRun, strand: Strand): Promise<Payload> {
  for (let steps = 1; ; steps++) {
    const state = strand.machine.states.get(strand.position.state);
    if (!state) throw new StateFailure("States.Runtime", `There is no state '${strand.position.state}'`);
    enter(run, strand, state);
    const visit = new Visit(run, strand, state);
    let transition: Transition;
    try {
      const running = state.run(visit);
      transition = isPromise(running) ? await running : running;
    } catch (error) {
      if (strand.cancelled) return never();
      transition = await handleUncaught(visit, error);
    }
    if (strand.cancelled) return never();
    const excess = tooLarge(strand, transition);
    if (excess !== undefined) {
      const failure = new StateFailure(
        "States.DataLimitExceeded",
        `The state/task '${state.name}' ${excess} with a size exceeding the maximum number of bytes service limit.`,
      );
      transition = await handleUncaught(visit, failure);
    }
    leave(run, strand, state, transition);
    if (transition.next === undefined) return transition.output;
    if (steps % TURN === 0) await (run.engine.save?.(run) ?? new Promise(setImmediate));
    if (strand.cancelled) return never();
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html: all variables of an execution */
const MAX_VARIABLES_BYTES = 10 * 1024 * 1024;

/** Output and the variables of one Assign may have 256 KiB each: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
function tooLarge({ variables }: Strand, { output, assign }: Transition): string | undefined {
  if (output.tooLarge) return "returned a result";
  if (!assign) return undefined;
  const text = JSON.stringify(assign);
  if (exceedsPayloadLimit(text)) return "assigned variables";
  return variables.total + text.length > MAX_VARIABLES_BYTES ? "assigned more variables to those there are" : undefined;
}

function enter(run: ExecutionRun, strand: Strand, state: CompiledState): void {
  const { position } = strand;
  if (position.enteredId > 0) return;
  position.enteredPrevious = position.cursor;
  position.enteredTime = run.engine.clock.now();
  const details = { name: state.name, ...inputDetails(strand.input.text) };
  position.enteredId = run.append(`${state.type}StateEntered`, position.cursor, "stateEnteredEventDetails", details);
  position.cursor = position.enteredId;
}

function leave(run: ExecutionRun, strand: Strand, state: CompiledState, { output, assign, next }: Transition): void {
  const { position } = strand;
  let details: JsonObject = { name: state.name, ...outputDetails(output.text) };
  if (assign && Object.keys(assign).length > 0) {
    const shown = strand.variables.assign(assign);
    details = { ...details, assignedVariables: shown, assignedVariablesDetails: { truncated: false } };
  }
  const cursor = run.append(`${state.type}StateExited`, position.cursor, "stateExitedEventDetails", details);
  if (next === undefined) {
    position.cursor = cursor;
    return;
  }
  strand.position = startPosition(next, output.text, cursor);
  strand.input = output;
  // What a state left behind is for a redrive of that state, not of a later one.
  if (strand.abandoned.length > 0) strand.abandoned = [];
  if (run.engine.save) run.dirty.add(strand);
}

/** A failure that left the state's own retriers: the catchers get it, then the strand ends with it. */
async function handleUncaught(visit: Visit, error: unknown): Promise<Transition> {
  const failure = failureOf(visit, error);
  const catcher = visit.state.catchers.find(({ errorEquals }) => matchesError(errorEquals, failure));
  if (!catcher) throw failure;
  try {
    return await catcher.handle(visit, failure);
  } catch (fault) {
    // What a catcher's own Assign, Output or ResultPath fails with is not caught again.
    throw failureOf(visit, fault);
  }
}

function never(): Promise<never> {
  return new Promise(() => {});
}
