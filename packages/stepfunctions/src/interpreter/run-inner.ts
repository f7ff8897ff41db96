import type { Json } from "../json.ts";
import type { Payload } from "../payload.ts";
import type { CompiledMachine } from "./compiled.ts";
import { startPosition } from "./position.ts";
import { runStrand } from "./run-strand.ts";
import { Strand } from "./strand.ts";
import { Variables } from "./variables.ts";
import type { Visit } from "./visit.ts";

export interface InnerStart {
  readonly machine: CompiledMachine;
  readonly slot: number;
  readonly input: Payload;
  readonly cursor: number;
  readonly mapItem?: Json;
}

/** Runs a branch or an iteration below a state. The parent's cursor follows it when it ends, well or badly. */
export async function runInner(
  { run, strand: parent }: Visit,
  { machine, slot, input, cursor, mapItem }: InnerStart,
): Promise<Payload> {
  const kept = [...parent.children].find((child) => child.slot === slot);
  const strand =
    kept ??
    new Strand({
      id: run.nextStrandId++,
      machine,
      slot,
      parent,
      input,
      mapItem,
      variables: new Variables(parent.variables),
      position: startPosition(machine.startAt, run.engine.save ? input.text : "", cursor),
    });
  if (run.engine.save) run.dirty.add(strand);
  try {
    const output = await runStrand(run, strand);
    parent.position.cursor = strand.position.cursor;
    strand.detach();
    return output;
  } catch (error) {
    parent.position.cursor = strand.position.cursor;
    throw error;
  }
}
