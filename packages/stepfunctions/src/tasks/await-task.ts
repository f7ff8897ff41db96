import { persist } from "../interpreter/persist.ts";
import { StateFailure } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import type { Json } from "../json.ts";
import type { Integration, TaskContext } from "./integrations/integration.ts";
import type { MockedAnswer } from "./mocked-calls.ts";

/** Waits for a task's answer, its timeout or its heartbeat, whichever is first. Never settles once the strand is cancelled. */
export function awaitTask(visit: Visit, context: TaskContext, integration: Integration): Promise<Json> {
  const { strand, run } = visit;
  const { clock, tokens } = run.engine;
  return new Promise<Json>((resolve, reject) => {
    let settled = false;
    let stopHeartbeat: (() => void) | undefined;
    const cleanups: (() => void)[] = [];
    const settle = (finish: () => void): void => {
      if (settled) return;
      settled = true;
      for (const cleanup of cleanups) cleanup();
      stopHeartbeat?.();
      if (!strand.cancelled) finish();
    };
    const expire = (...aliases: string[]): void =>
      settle(() => reject(new StateFailure("States.Timeout", undefined, { aliases })));
    const task = strand.position.task;
    if (task?.deadline !== undefined) cleanups.push(clock.at(task.deadline, () => expire()));
    const beat = (): void => {
      stopHeartbeat?.();
      const seconds = task?.heartbeatSeconds;
      if (seconds !== undefined)
        stopHeartbeat = clock.at(clock.now() + seconds * 1000, () => expire("States.HeartbeatTimeout"));
    };
    beat();
    cleanups.push(strand.onCancel(() => settle(() => {})));
    const succeed = (value: Json): void => settle(() => resolve(value));
    const fail = (error: unknown): void => settle(() => reject(error));
    const mocked = run.mocks?.next(visit.state.name);
    if (mocked) {
      answerMocked(context, integration, mocked, { succeed, fail });
      return;
    }
    if (context.token !== undefined) {
      const forget = tokens.wait(context.token, {
        succeed: (output) => {
          succeed(output);
          persist(visit);
        },
        fail: (error, cause) => {
          fail(new StateFailure(error ?? "", cause));
          persist(visit);
        },
        heartbeat: beat,
      });
      cleanups.push(forget);
    }
    start(visit, context, integration, cleanups).then((result) => {
      // With a token the answer comes by SendTaskSuccess; the call itself only submitted the task.
      if (context.token === undefined && result !== undefined) succeed(result);
    }, fail);
  });
}

async function start(
  visit: Visit,
  context: TaskContext,
  integration: Integration,
  cleanups: (() => void)[],
): Promise<Json | undefined> {
  const release = integration.waits ? undefined : visit.run.engine.clock.hold();
  if (release) cleanups.push(release);
  try {
    const signal = { ended: false };
    cleanups.push(() => {
      signal.ended = true;
    });
    return await integration.run(context, {
      ended: () => signal.ended,
      onEnd: (cleanup) => cleanups.push(cleanup),
      submitted: (output) => {
        if (signal.ended || context.submitted) return;
        context.events.submitted(visit, JSON.stringify(output));
        const task = visit.strand.position.task;
        if (task) {
          task.submitted = true;
          task.submission = output;
        }
        persist(visit);
        release?.();
      },
    });
  } finally {
    release?.();
  }
}

function answerMocked(
  context: TaskContext,
  integration: Integration,
  mocked: MockedAnswer,
  { succeed, fail }: { succeed: (value: Json) => void; fail: (error: unknown) => void },
): void {
  if (
    integration.submits &&
    !("Throw" in mocked && mocked.Throw.Error !== "States.Timeout" && !context.token && isCallError(mocked.Throw.Error))
  ) {
    context.events.submitted(context.visit, JSON.stringify("Return" in mocked ? mocked.Return : {}));
  }
  if ("Return" in mocked) succeed(mocked.Return);
  else fail(new StateFailure(mocked.Throw.Error, mocked.Throw.Cause === "" ? undefined : mocked.Throw.Cause));
}

/** A mocked error of the submitting call itself (`StepFunctions.StateMachineDoesNotExistException`), not of the job. */
function isCallError(error: string): boolean {
  return error.includes(".") && !error.startsWith("States.");
}
