import type { CompiledMachine } from "../interpreter/compiled.ts";
import type { ExecutionRun } from "../interpreter/execution-run.ts";
import type { Position } from "../interpreter/position.ts";
import { Strand } from "../interpreter/strand.ts";
import { Variables } from "../interpreter/variables.ts";
import type { JsonObject } from "../json.ts";
import type { RecordKey } from "./record-store.ts";

export function toStrandRecord(strand: Strand, abandoned: boolean): object {
  return {
    parent: strand.parent?.id ?? null,
    slot: strand.slot,
    ...(abandoned ? { abandoned } : {}),
    ...(strand.mapItem === undefined ? {} : { mapItem: strand.mapItem }),
    ...(strand.variables.own === undefined ? {} : { variables: strand.variables.own }),
    // Positions start without their input where nothing is kept in memory; here it has to be there.
    position: { ...strand.position, input: strand.input.text },
  };
}

/** Rebuilds the tree of strands of an execution; parents have lower ids than what they started. */
export function readStrands(
  run: ExecutionRun,
  entries: Iterable<{ key: RecordKey; value: unknown }>,
): Strand | undefined {
  const strands = new Map<number, Strand>();
  for (const { key, value } of entries) {
    const id = Number(key[2]);
    const record = value as JsonObject;
    const parent = record.parent === null ? undefined : strands.get(Number(record.parent));
    if (id > 0 && !parent) continue;
    const strand = new Strand({
      id,
      machine: parent ? innerMachine(parent, Number(record.slot)) : run.machine,
      parent,
      slot: Number(record.slot),
      mapItem: record.mapItem,
      variables: new Variables(parent?.variables, record.variables as JsonObject | undefined),
      position: record.position as JsonObject & Position,
    });
    if (record.abandoned === true && parent) {
      strand.detach();
      strand.cancelled = true;
      parent.abandoned.push(strand);
    }
    strands.set(id, strand);
    run.nextStrandId = Math.max(run.nextStrandId, id + 1);
  }
  return strands.get(0);
}

function innerMachine(parent: Strand, slot: number): CompiledMachine {
  const inner = parent.machine.states.get(parent.position.state)?.inner ?? [];
  return (inner.length > 1 ? inner[slot] : inner[0]) as CompiledMachine;
}
