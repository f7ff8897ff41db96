import { readResource } from "../aws/read-resource.ts";
import { graphsOf } from "../states/graphs-of.ts";
import type { State } from "../states/state.ts";
import type { StateGraph, StateMachineDefinition } from "../states/state-machine-definition.ts";
import { targetsOf } from "../states/targets-of.ts";

/** What one execution uses. */
export interface Use {
  /** States entered; what a Standard execution is billed by. */
  readonly transitions: number;
  /** Events in the execution's history; 25,000 are allowed. */
  readonly events: number;
}

/** What an execution uses at least, on its longest way without errors, and at most. `Infinity` where a loop has no bound. */
export interface Cost {
  readonly least: Use;
  readonly longest: Use;
  /** The longest way with every retry used up and every error caught. */
  readonly most: Use;
}

export interface CostOptions {
  /** How many items a Map is taken to have, by state name, or for all. 1 when left away. */
  readonly items?: number | Readonly<Record<string, number>>;
}

/**
 * Reads off a definition how many transitions and history events an execution takes.
 *
 * Each state entered is a transition, each retry is another. https://aws.amazon.com/step-functions/pricing/
 *
 * @example costOf(machine.toAsl(), { items: { EachPage: 40 } }).longest.transitions
 */
export function costOf(definition: StateMachineDefinition, options: CostOptions = {}): Cost {
  // ExecutionStarted, and ExecutionSucceeded or ExecutionFailed.
  const frame: Use = { transitions: 0, events: 2 };
  const of = (mode: Mode): Use => plus(frame, ofGraph(definition, { mode, options }));
  return { least: of("least"), longest: of("longest"), most: of("most") };
}

type Mode = "least" | "longest" | "most";

interface Reading {
  readonly mode: Mode;
  readonly options: CostOptions;
}

const nothing: Use = { transitions: 0, events: 0 };
const endless: Use = { transitions: Number.POSITIVE_INFINITY, events: Number.POSITIVE_INFINITY };

function ofGraph(graph: StateGraph, reading: Reading): Use {
  return reading.mode === "least" ? shortest(graph, reading) : longest(graph, reading);
}

/** Better ways are looked for until there are none; a loop never is one. */
function shortest(graph: StateGraph, reading: Reading): Use {
  const own = Object.entries(graph.States).map(([name, state]) => ({
    name,
    state,
    use: ofState(name, state, reading),
  }));
  const known = new Map<string, Use>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const { name, state, use } of own) {
      const onward = waysFrom(state, "least").map((to) => known.get(to) ?? endless);
      const rest = onward.length === 0 ? nothing : onward.reduce(smaller);
      const all = plus(use, rest);
      const before = known.get(name) ?? endless;
      if (all.transitions >= before.transitions && all.events >= before.events) continue;
      known.set(name, smaller(all, before));
      changed = true;
    }
  }
  return known.get(graph.StartAt) ?? endless;
}

function longest(graph: StateGraph, reading: Reading): Use {
  const known = new Map<string, Use>();
  const open = new Set<string>();
  const from = (name: string): Use => {
    const before = known.get(name);
    if (before) return before;
    const state = graph.States[name];
    if (!state) return nothing;
    // Coming back to a state that is still being read: a loop, of which only the run knows how often.
    if (open.has(name)) return endless;
    open.add(name);
    const rest = waysFrom(state, reading.mode).map(from).reduce(larger, nothing);
    const all = plus(ofState(name, state, reading), rest);
    open.delete(name);
    known.set(name, all);
    return all;
  };
  return from(graph.StartAt);
}

/** Catchers are ways only where everything goes wrong. */
function waysFrom(state: State, mode: Mode): readonly string[] {
  const targets = targetsOf(state);
  return (mode === "most" ? targets : targets.filter(({ at }) => !at.startsWith("/Catch"))).map(({ name }) => name);
}

function smaller(left: Use, right: Use): Use {
  return { transitions: Math.min(left.transitions, right.transitions), events: Math.min(left.events, right.events) };
}

function larger(left: Use, right: Use): Use {
  return { transitions: Math.max(left.transitions, right.transitions), events: Math.max(left.events, right.events) };
}

function ofState(name: string, state: State, reading: Reading): Use {
  const once = plus({ transitions: 1, events: ownEvents(state) }, ofInside(name, state, reading));
  if (reading.mode !== "most" || !("Retry" in state)) return once;
  const retries = (state.Retry ?? []).reduce((sum, rule) => sum + (rule.MaxAttempts ?? 3), 0);
  return plus(once, times(once, retries));
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html */
function ownEvents(state: State): number {
  switch (state.Type) {
    // Entered, scheduled, started, succeeded, exited; an integration that waits is submitted as well.
    case "Task": {
      const resource = readResource(state.Resource);
      return resource && resource.waits !== "response" ? 6 : 5;
    }
    case "Fail":
      return 1;
    case "Parallel":
    case "Map":
      return 4;
    default:
      return 2;
  }
}

function ofInside(name: string, state: State, reading: Reading): Use {
  const inner = graphsOf(state).map(({ graph }) => ofGraph(graph, reading));
  if (state.Type !== "Map") return inner.reduce(plus, nothing);
  const [each = nothing] = inner;
  // The items of a distributed Map are executions of their own, with histories of their own.
  if (state.ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED") {
    const child = state.ItemProcessor.ProcessorConfig.ExecutionType === "EXPRESS" ? 0 : each.transitions;
    return { transitions: child * itemsOf(name, reading.options), events: 2 };
  }
  // MapIterationStarted and MapIterationSucceeded around each item.
  return times(plus(each, { transitions: 0, events: 2 }), itemsOf(name, reading.options));
}

function itemsOf(name: string, { items = 1 }: CostOptions): number {
  return typeof items === "number" ? items : (items[name] ?? 1);
}

function plus(left: Use, right: Use): Use {
  return { transitions: left.transitions + right.transitions, events: left.events + right.events };
}

function times(use: Use, count: number): Use {
  return count === 0 ? nothing : { transitions: use.transitions * count, events: use.events * count };
}
