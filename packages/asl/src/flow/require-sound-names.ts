import { TributaryError } from "@tributary/errors";
import { graphsOf } from "../states/graphs-of.ts";
import type { StateGraph } from "../states/state-machine-definition.ts";
import { targetsOf } from "../states/targets-of.ts";

/** The compiler checks names within one flow; this checks them over the whole machine, and for callers without types. */
export function requireSoundNames(graph: StateGraph, seen: Set<string> = new Set()): void {
  for (const [name, state] of Object.entries(graph.States)) {
    if (seen.has(name)) throw new TributaryError("TRB-ASL-007", `two states have the name "${name}"`);
    seen.add(name);
    for (const target of targetsOf(state)) {
      if (Object.hasOwn(graph.States, target.name)) continue;
      throw new TributaryError("TRB-ASL-008", `state "${name}" goes to "${target.name}", which its flow does not have`);
    }
    for (const inner of graphsOf(state)) requireSoundNames(inner.graph, seen);
  }
}
