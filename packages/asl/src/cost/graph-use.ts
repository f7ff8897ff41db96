import { graphsOf } from "../states/graphs-of.ts";
import type { State } from "../states/state.ts";
import type { Json, StateGraph } from "../states/state-machine-definition.ts";
import type { CostOptions } from "./cost-of.ts";
import { knotsIn } from "./knots.ts";
import { meanVisits } from "./mean-visits.ts";
import { ownUse, retriesUse } from "./state-use.ts";
import { endless, larger, nothing, plus, smaller, times, type Use } from "./use.ts";
import { allWays, waysWithoutErrors } from "./ways.ts";

export interface Reading {
  readonly mode: "least" | "typical" | "most";
  readonly options: CostOptions;
}

/** What one run of a flow uses. */
export function graphUse(graph: StateGraph, reading: Reading): Use {
  switch (reading.mode) {
    case "least":
      return shortest(graph, reading);
    case "typical":
      return [...meanVisits(graph)].reduce((sum, [name, visits]) => {
        const state = graph.States[name];
        return state ? plus(sum, times(stateUse(name, state, reading), visits)) : sum;
      }, nothing);
    case "most":
      return longest(graph, reading);
  }
}

/** What one visit of a state uses, flows inside it included. */
export function stateUse(name: string, state: State, reading: Reading): Use {
  const inside = insideUse(name, state, reading);
  const once = plus(ownUse(state), inside);
  return reading.mode === "most" ? plus(once, retriesUse(state, inside)) : once;
}

function insideUse(name: string, state: State, reading: Reading): Use {
  const inner = graphsOf(state).map(({ graph }) => graphUse(graph, reading));
  if (state.Type !== "Map") return inner.reduce(plus, nothing);
  const [each = nothing] = inner;
  const count = itemCount(name, state.Items, reading.options);
  // The items of a distributed Map are executions of their own, with histories of their own.
  const config = state.ItemProcessor?.ProcessorConfig;
  if (config?.Mode === "DISTRIBUTED") {
    const children = childCount(count, state.ItemBatcher);
    const ofChild: Use =
      config.ExecutionType === "EXPRESS" ? { transitions: 0, events: 0, expressRuns: 1 } : { ...each, events: 0 };
    // MapRunStarted and MapRunSucceeded.
    return plus(times(ofChild, children), { transitions: 0, events: 2 });
  }
  // MapIterationStarted and MapIterationSucceeded around each item.
  return times(plus(each, { transitions: 0, events: 2 }), count);
}

/** A batch is one child execution. Batches by bytes only are taken to hold one item. */
function childCount(items: number, batcher: Json | undefined): number {
  const isObject = typeof batcher === "object" && batcher !== null && !Array.isArray(batcher);
  const most: unknown = isObject && "MaxItemsPerBatch" in batcher ? batcher.MaxItemsPerBatch : 1;
  return typeof most === "number" && most >= 1 ? Math.ceil(items / most) : items;
}

function itemCount(name: string, written: unknown, { items = 1 }: CostOptions): number {
  if (Array.isArray(written)) return written.length;
  return typeof items === "number" ? items : (items[name] ?? 1);
}

/** Knots come from the ends backwards, so what a state leads to is known but for loops, and a loop never is the shortest way. Errors are ways where nothing else leads to an end. */
function shortest(graph: StateGraph, reading: Reading, waysFrom = waysWithoutErrors): Use {
  const known = new Map<string, Use>();
  for (const knot of knotsIn(graph, waysFrom)) {
    // Inside a knot, each round settles at least one more state.
    for (const _ of knot.names) {
      for (const name of knot.names) {
        const state = graph.States[name];
        if (!state) continue;
        const onward = waysFrom(state).map((to) => known.get(to) ?? endless);
        const rest = onward.length === 0 ? nothing : onward.reduce(smaller);
        known.set(name, smaller(known.get(name) ?? endless, plus(stateUse(name, state, reading), rest)));
      }
    }
  }
  const found = known.get(graph.StartAt) ?? endless;
  return found.events === endless.events && waysFrom !== allWays ? shortest(graph, reading, allWays) : found;
}

function longest(graph: StateGraph, reading: Reading): Use {
  const known = new Map<string, Use>();
  for (const knot of knotsIn(graph, allWays)) {
    const members = new Set(knot.names);
    const uses = knot.names.flatMap((name) => {
      const state = graph.States[name];
      return state ? [{ state, use: stateUse(name, state, reading) }] : [];
    });
    const once = uses.map(({ use }) => use).reduce(plus, nothing);
    const turns = knot.loops ? (reading.options.turns ?? Number.POSITIVE_INFINITY) : 1;
    const onward = uses.flatMap(({ state }) => allWays(state)).filter((to) => !members.has(to));
    const rest = onward.map((to) => known.get(to) ?? nothing).reduce(larger, nothing);
    for (const name of knot.names) known.set(name, plus(times(once, turns), rest));
  }
  return known.get(graph.StartAt) ?? nothing;
}
