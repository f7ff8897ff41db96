import { graphsOf } from "../states/graphs-of.ts";
import type { MapState } from "../states/map.ts";
import type { State } from "../states/state.ts";
import type { StateGraph } from "../states/state-machine-definition.ts";
import { pointerPart } from "../states/walk-states.ts";

type Names = ReadonlySet<string>;

/** The variables a state can count on, those it may find, and those it assigns. */
export interface VariablesAt {
  readonly location: string;
  /** Assigned on every way that leads here. */
  readonly certain: Names;
  /** Assigned on some way that leads here. */
  readonly possible: Names;
  /** Visible from the flows around. */
  readonly outer: Names;
  readonly assigned: readonly string[];
}

interface Reach {
  readonly certain: Names;
  readonly possible: Names;
}

const none: Reach = { certain: new Set(), possible: new Set() };

/** Follows variables along every way through a definition. An inner flow reads those around it and keeps its own. */
export function variablesOf(graph: StateGraph, location = "", around: Reach = none): readonly VariablesAt[] {
  const reached = follow(graph, around);
  return Object.entries(graph.States).flatMap(([name, state]): readonly VariablesAt[] => {
    const reach = reached.get(name);
    if (!reach) return [];
    const at = `${location}/States/${pointerPart(name)}`;
    const assigned = ways(state).flatMap((way) => way.assigns);
    const inside = isDistributed(state) ? none : reach;
    return [
      { location: at, ...reach, outer: around.possible, assigned: [...new Set(assigned)] },
      ...graphsOf(state).flatMap((inner) => variablesOf(inner.graph, at + inner.at, inside)),
    ];
  });
}

/** Child executions of a distributed Map see no variables of their parent. */
function isDistributed(state: State): boolean {
  return state.Type === "Map" && (state as MapState).ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED";
}

function follow(graph: StateGraph, around: Reach): ReadonlyMap<string, Reach> {
  const reached = new Map<string, Reach>([[graph.StartAt, around]]);
  const open = [graph.StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = graph.States[name];
    const here = reached.get(name);
    if (!state || !here) continue;
    for (const { to, assigns } of ways(state)) {
      if (to === undefined) continue;
      const arriving = { certain: union(here.certain, assigns), possible: union(here.possible, assigns) };
      const known = reached.get(to);
      const joined = known ? join(known, arriving) : arriving;
      if (known && known.certain.size === joined.certain.size && known.possible.size === joined.possible.size) continue;
      reached.set(to, joined);
      open.push(to);
    }
  }
  return reached;
}

interface WayOut {
  readonly to: string | undefined;
  readonly assigns: readonly string[];
}

function ways(state: State): readonly WayOut[] {
  const own = "Assign" in state ? namesIn(state.Assign) : [];
  if (state.Type === "Choice") {
    const rules = state.Choices.map((rule) => ({ to: rule.Next, assigns: namesIn(rule.Assign) }));
    return [...rules, { to: state.Default, assigns: own }];
  }
  const caught =
    "Catch" in state ? (state.Catch ?? []).map((rule) => ({ to: rule.Next, assigns: namesIn(rule.Assign) })) : [];
  return [...caught, { to: "Next" in state ? state.Next : undefined, assigns: own }];
}

/** JSONPath marks computed fields with `.$`. */
function namesIn(assign: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  return Object.keys(assign ?? {}).map((name) => name.replace(/\.\$$/, ""));
}

function union(names: Names, more: readonly string[]): Names {
  return more.length === 0 ? names : new Set([...names, ...more]);
}

function join(left: Reach, right: Reach): Reach {
  return {
    certain: new Set([...left.certain].filter((name) => right.certain.has(name))),
    possible: new Set([...left.possible, ...right.possible]),
  };
}
