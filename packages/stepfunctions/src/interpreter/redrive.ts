import type { ExecutionRun } from "./execution-run.ts";
import { resumeExecution } from "./run-execution.ts";
import { Strand } from "./strand.ts";

/**
 * Goes on with an unsuccessful execution at the states that failed; retries count anew.
 * https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export function redrive(run: ExecutionRun): void {
  const { root } = run;
  if (!root) return;
  run.status = "RUNNING";
  run.redriveCount++;
  run.redriveDate = run.engine.clock.now();
  run.stopDate = undefined;
  run.error = undefined;
  run.reason = undefined;
  const event = run.append("ExecutionRedriven", run.eventCount, "executionRedrivenEventDetails", {
    redriveCount: run.redriveCount,
  });
  run.root = revive(run, root, undefined);
  run.root.position.cursor = event;
  resumeExecution(run);
}

function revive(run: ExecutionRun, old: Strand, parent: Strand | undefined): Strand {
  const state = old.machine.states.get(old.position.state);
  const position = { ...old.position, retryCount: 0, retries: [] };
  delete position.task;
  delete position.waitUntil;
  delete position.failed;
  if (state?.type === "Fail") position.enteredId = 0;
  const strand = new Strand({
    id: old.id,
    machine: old.machine,
    variables: old.variables,
    position,
    input: old.input,
    parent,
    slot: old.slot,
    mapItem: old.mapItem,
  });
  if (run.engine.save) run.dirty.add(strand);
  for (const child of [...old.abandoned, ...old.children]) revive(run, child, strand);
  return strand;
}
