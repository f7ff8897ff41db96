import { abortStrands } from "../interpreter/abort-strands.ts";
import type { CompiledMachine } from "../interpreter/compiled.ts";
import { failureOf } from "../interpreter/failure-of.ts";
import { persist } from "../interpreter/persist.ts";
import { runInner } from "../interpreter/run-inner.ts";
import type { Visit } from "../interpreter/visit.ts";
import type { Json } from "../json.ts";
import { Payload } from "../payload.ts";
import { type ItemList, itemContext } from "./item-list.ts";
import type { MapLimits } from "./map-limits.ts";

export interface Iterations extends MapLimits {
  readonly machine: CompiledMachine;
  readonly list: ItemList;
  inputOf(index: number): Json | Promise<Json>;
}

/** An inline Map runs at most 40 iterations at once: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
const INLINE_CONCURRENCY = 40;

/** Runs the iterations of an inline Map and answers their outputs in order. */
export async function runIterations(
  visit: Visit,
  { machine, list, maxConcurrency, inputOf }: Iterations,
): Promise<Json[]> {
  const { run, strand, state } = visit;
  const { position } = strand;
  const { length } = list.values;
  if (!position.opened) {
    position.cursor = run.append("MapStateStarted", position.cursor, "mapStateStartedEventDetails", {
      length,
    });
    position.opened = true;
    position.results = [];
  }
  const kept = position.results ?? [];
  const outputs: Json[] = new Array(length);
  const started = position.cursor;
  let nextIndex = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    let cursor = started;
    while (nextIndex < length && !failed && !strand.cancelled) {
      const index = nextIndex++;
      const known = kept[index];
      if (typeof known === "string") {
        outputs[index] = JSON.parse(known) as Json;
        continue;
      }
      const details = { name: state.name, index };
      const begun = [...strand.children].some((child) => child.slot === index);
      const from = begun
        ? cursor
        : run.append("MapIterationStarted", cursor, "mapIterationStartedEventDetails", details);
      try {
        const value = await inputOf(index);
        const output = await runInner(visit, {
          machine,
          slot: index,
          input: new Payload(value),
          cursor: from,
          mapItem: itemContext(list, index),
        });
        outputs[index] = output.value;
        cursor = position.cursor;
        kept[index] = output.text;
        persist(visit);
        position.cursor = run.append("MapIterationSucceeded", cursor, "mapIterationSucceededEventDetails", details);
      } catch (error) {
        if (failed || strand.cancelled) return;
        failed = true;
        const failure = failureOf(visit, error);
        const last = position.cursor;
        // What ends the execution whatever is said of it fails no iteration: it stops them all.
        if (failure.fatal) run.append("MapIterationAborted", last, "mapIterationAbortedEventDetails", details);
        else run.append("MapIterationFailed", last, "mapIterationFailedEventDetails", details);
        strand.children.forEach((child) => {
          if (child.slot === index) child.cancel();
        });
        abortStrands(run, strand);
        position.cursor = last;
        throw failure;
      }
    }
  };
  const width = Math.min(maxConcurrency || INLINE_CONCURRENCY, INLINE_CONCURRENCY, length);
  await Promise.all(Array.from({ length: width }, worker));
  return outputs;
}
