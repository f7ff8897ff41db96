import type { State } from "./state.ts";
import type { StateGraph } from "./state-machine-definition.ts";

/** The graphs inside a state: branches of a Parallel, the processor of a Map. `at` is the path from the state. */
export function graphsOf(state: State): readonly { readonly at: string; readonly graph: StateGraph }[] {
  if (state.Type === "Parallel") return state.Branches.map((graph, at) => ({ at: `/Branches/${at}`, graph }));
  if (state.Type !== "Map") return [];
  if (state.ItemProcessor) return [{ at: "/ItemProcessor", graph: state.ItemProcessor }];
  return state.Iterator ? [{ at: "/Iterator", graph: state.Iterator }] : [];
}
