import type { StateGraph } from "../states/state-machine-definition.ts";
import type { WaysFrom } from "./ways.ts";

/** States in an order in which every way leads on; those of a loop stand together as one knot. */
export interface Knot {
  readonly names: readonly string[];
  /** Whether its states lead back to themselves. */
  readonly loops: boolean;
}

/** The knots of a flow, from its ends backwards. */
export function knotsIn(graph: StateGraph, ways: WaysFrom): readonly Knot[] {
  return knotsOf(Object.keys(graph.States), (name) => ways(graph.States[name]));
}

/** Tarjan's strongly connected components, from the ends backwards: a knot stands after all it leads to. */
function knotsOf(names: readonly string[], waysFrom: (name: string) => readonly string[]): readonly Knot[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const knots: Knot[] = [];
  // States not done with, each with the ways that are left: a definition is long enough to overflow the call stack.
  const open: Visit[] = [];
  for (const name of names) {
    if (!index.has(name)) enter(name);
    for (let visit = open.at(-1); visit; visit = open.at(-1)) follow(visit);
  }
  return knots;

  function enter(name: string): void {
    low.set(name, index.size);
    index.set(name, index.size);
    stack.push(name);
    onStack.add(name);
    open.push({ name, ways: waysFrom(name)[Symbol.iterator]() });
  }

  function follow({ name, ways }: Visit): void {
    const next = ways.next();
    if (next.done) return leave(name);
    const to = next.value;
    if (!index.has(to)) enter(to);
    else if (onStack.has(to)) lower(name, index.get(to));
  }

  function leave(name: string): void {
    open.pop();
    const from = open.at(-1);
    if (from) lower(from.name, low.get(name));
    if (low.get(name) !== index.get(name)) return;
    const members = stack.splice(stack.lastIndexOf(name));
    for (const member of members) onStack.delete(member);
    knots.push({ names: members, loops: members.length > 1 || waysFrom(name).includes(name) });
  }

  function lower(name: string, to = Number.POSITIVE_INFINITY): void {
    low.set(name, Math.min(low.get(name) ?? to, to));
  }
}

interface Visit {
  readonly name: string;
  readonly ways: Iterator<string>;
}
