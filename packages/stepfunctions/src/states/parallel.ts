import { abortStrands } from "../interpreter/abort-strands.ts";
import { withRetries } from "../interpreter/attempts.ts";
import { compileDataFlow } from "../interpreter/data-flow.ts";
import { failureOf } from "../interpreter/failure-of.ts";
import { persist } from "../interpreter/persist.ts";
import { runInner } from "../interpreter/run-inner.ts";
import type { StateCompiler } from "../interpreter/state-compiler.ts";
import { StateFailure } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import { writeFailed } from "../interpreter/write-failed.ts";
import type { Json } from "../json.ts";
import { Payload } from "../payload.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html */
export const compileParallel: StateCompiler = ({ definition, queryLanguage, next, inner }) => {
  const flow = compileDataFlow(definition, queryLanguage);
  return async (visit) => {
    const { position } = visit.strand;
    try {
      return await withRetries(visit, async () => {
        const effective = flow.effectiveInput(visit);
        const input = new Payload(await flow.argumentsOf(visit, effective));
        const results = visit.probe?.mock ? visit.probe.mockedResult() : await runBranches(visit, inner.length, input);
        visit.run.append("ParallelStateSucceeded", position.cursor);
        return await flow.exit(visit, effective, results, next);
      });
    } catch (error) {
      if (visit.strand.cancelled) throw error;
      const failure = failureOf(visit, error);
      writeFailed(visit, failure);
      throw failure;
    }
  };
};

async function runBranches(visit: Visit, count: number, input: Payload): Promise<Json[]> {
  const { run, strand, state } = visit;
  const { position } = strand;
  if (!position.opened) {
    position.cursor = run.append("ParallelStateStarted", position.cursor);
    position.opened = true;
    position.results = [];
  }
  const started = position.cursor;
  const results = position.results ?? [];
  const branches = Array.from({ length: count }, async (_, slot) => {
    const known = results[slot];
    if (typeof known === "string") return JSON.parse(known) as Json;
    const output = await runInner(visit, {
      machine: state.inner[slot] as (typeof state.inner)[number],
      slot,
      input,
      cursor: started,
    });
    results[slot] = output.text;
    persist(visit);
    return output.value;
  });
  try {
    return await Promise.all(branches);
  } catch (error) {
    if (strand.cancelled || !(error instanceof StateFailure)) throw error;
    abortStrands(run, strand);
    const { error: name, reason, aliases, fatal } = error;
    throw new StateFailure(name, reason, { aliases: [...aliases, "States.BranchFailed"], fatal });
  }
}
