import type { State } from "../states/state.ts";
import type { StateGraph } from "../states/state-machine-definition.ts";
import { targetsOf } from "../states/targets-of.ts";

/** The states of a graph in the order in which builder calls tell them. */
export interface FlowPlan {
  readonly segments: readonly LinePlan[];
  /** The first state is jumped to as well, so the flow begins with a jump to it. */
  readonly beginsByJump: boolean;
}

/** States one after the other. `exit` names the state the line ends by jumping to. */
export interface LinePlan {
  readonly steps: readonly StepPlan[];
  readonly exit?: string;
}

export interface StepPlan {
  readonly name: string;
  readonly state: State;
  /** By target: the states that only this choice leads to. Other targets are jumped to. */
  readonly ways?: ReadonlyMap<string, LinePlan>;
  /** The state after the choice, to which its ways lead by falling through. */
  readonly join?: string;
}

/** Ways inside ways inside ways read worse than jumps. */
const deepest = 3;

/** Finds lines in a graph: what follows one after the other, what only one way of a choice leads to, where ways meet again. */
export function planFlow(graph: StateGraph, isVerbatim: (name: string, state: State) => boolean): FlowPlan {
  const references = countReferences(graph);
  const placed = new Set<string>();
  const waiting: string[] = [graph.StartAt];
  const segments: LinePlan[] = [];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (placed.has(name)) continue;
    segments.push(lineFrom(name, 0, undefined));
  }
  return { segments, beginsByJump: (references.get(graph.StartAt) ?? 0) > 1 };

  function lineFrom(first: string, depth: number, follow: string | undefined): LinePlan {
    const steps: StepPlan[] = [];
    for (let name = first; ; ) {
      const state = graph.States[name];
      if (!state) return { steps, exit: name };
      placed.add(name);
      waiting.push(...caughtBy(state));
      if (state.Type === "Choice") {
        const step = isVerbatim(name, state) ? verbatimChoice(name, state) : choice(name, state, depth, follow);
        steps.push(step);
        if (step.join === undefined || step.join === follow) return { steps };
        name = step.join;
        continue;
      }
      steps.push({ name, state });
      const next = "Next" in state ? state.Next : undefined;
      if (next === undefined || next === follow) return { steps };
      if (references.get(next) !== 1 || placed.has(next)) {
        waiting.push(next);
        return { steps, exit: next };
      }
      name = next;
    }
  }

  function verbatimChoice(name: string, state: State): StepPlan {
    waiting.push(...targetsOf(state).map((target) => target.name));
    return { name, state };
  }

  function choice(name: string, state: State, depth: number, follow: string | undefined): StepPlan {
    const targets = targetsOf(state).map((target) => target.name);
    const join = follow ?? joinOf(targets);
    const ways = new Map<string, LinePlan>();
    for (const target of new Set(targets)) {
      if (target === join) ways.set(target, { steps: [] });
      else if (nests(target, join, depth)) ways.set(target, lineFrom(target, depth + 1, join));
      else waiting.push(target);
    }
    return { name, state, ways, ...(join !== undefined && { join }) };
  }

  /** Whether the states from here on can stand inside a way: only it leads to them, and they do not end where a way falls through. */
  function nests(target: string, join: string | undefined, depth: number): boolean {
    if (depth >= deepest || references.get(target) !== 1 || placed.has(target)) return false;
    return join === undefined || !endsOpen(target, join);
  }

  /** Whether a state from here on ends the flow by `End`, which a way with states after it cannot say; a choice may. */
  function endsOpen(first: string, join: string): boolean {
    for (let name = first; ; ) {
      const state = graph.States[name];
      if (!state || state.Type === "Succeed" || state.Type === "Fail") return false;
      if (state.Type === "Choice") return true;
      if (state.Next === undefined) return true;
      if (state.Next === join || references.get(state.Next) !== 1) return false;
      name = state.Next;
    }
  }

  /** The state at which ways meet, if nothing but these ways leads to it. */
  function joinOf(targets: readonly string[]): string | undefined {
    const arrivals = new Map<string, number>();
    for (const target of targets) {
      const end = arrivalOf(target);
      if (end !== undefined) arrivals.set(end, (arrivals.get(end) ?? 0) + 1);
    }
    const best = [...arrivals].sort(([, left], [, right]) => right - left)[0];
    if (!best || best[1] < 2 || best[1] !== references.get(best[0]) || placed.has(best[0])) return undefined;
    return best[0];
  }

  /** The first state on a way to which others lead too. */
  function arrivalOf(first: string): string | undefined {
    for (let name = first; ; ) {
      if (references.get(name) !== 1) return name;
      const state = graph.States[name];
      if (!state || state.Type === "Choice" || !("Next" in state) || state.Next === undefined) return undefined;
      name = state.Next;
    }
  }
}

function caughtBy(state: State): readonly string[] {
  return "Catch" in state && state.Catch ? state.Catch.map((rule) => rule.Next) : [];
}

function countReferences(graph: StateGraph): ReadonlyMap<string, number> {
  const counts = new Map<string, number>([[graph.StartAt, 1]]);
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const state of Object.values(graph.States)) for (const { name } of targetsOf(state)) count(name);
  return counts;
}
