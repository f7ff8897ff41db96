import type { StateGraph } from "../states/state-machine-definition.ts";
import { knotsIn } from "./knots.ts";
import { allWays, type WaysFrom, waysWithoutErrors } from "./ways.ts";

/**
 * How often each state is visited in one run without errors, when every way out of a choice is as likely as the others.
 *
 * Visits of a state are the visits of those that lead to it by the chance that they do: linear equations, solved by
 * elimination for each loop. Where only an error leads out of a loop, errors are ways like the others; a loop nothing
 * leads out of has `Infinity`.
 */
export function meanVisits(graph: StateGraph): ReadonlyMap<string, number> {
  const visits = visitsBy(graph, waysWithoutErrors);
  return [...visits.values()].includes(Number.POSITIVE_INFINITY) ? visitsBy(graph, allWays) : visits;
}

function visitsBy(graph: StateGraph, ways: WaysFrom): ReadonlyMap<string, number> {
  const visits = new Map<string, number>();
  const entered = new Map([[graph.StartAt, 1]]);
  const waysFrom = (name: string): readonly string[] => ways(graph.States[name]);
  for (const { names, loops } of knotsIn(graph, ways).toReversed()) {
    const from = names.map((name) => entered.get(name) ?? 0);
    const found = loops && from.some((times) => times > 0) ? inLoop(names, from, waysFrom) : from;
    for (const [at, name] of names.entries()) {
      const times = found[at] ?? 0;
      visits.set(name, times);
      const onward = waysFrom(name);
      for (const way of onward) entered.set(way, (entered.get(way) ?? 0) + times / onward.length);
    }
  }
  return visits;
}

/** `from`: how often each state is entered from outside of the loop. */
function inLoop(
  names: readonly string[],
  from: readonly number[],
  waysFrom: (name: string) => readonly string[],
): readonly number[] {
  const row = new Map(names.map((name, at) => [name, at]));
  // matrix · visits = entered, with one column more for what is entered from outside.
  const matrix = names.map((_, at) => names.map((__, to) => Number(at === to)).concat(from[at] ?? 0));
  for (const [at, name] of names.entries()) {
    const ways = waysFrom(name);
    for (const way of ways) {
      const line = matrix[row.get(way) ?? -1];
      if (line) line[at] = (line[at] ?? 0) - 1 / ways.length;
    }
  }
  return solve(matrix) ?? names.map(() => Number.POSITIVE_INFINITY);
}

/** Gauss-Jordan with the largest pivot; nothing when the equations have no single answer. */
function solve(matrix: number[][]): readonly number[] | undefined {
  for (let at = 0; at < matrix.length; at += 1) {
    const rest = matrix.slice(at).map((line) => Math.abs(line[at] ?? 0));
    const pivotAt = at + rest.indexOf(Math.max(...rest));
    const pivot = matrix[pivotAt];
    const scale = pivot?.[at] ?? 0;
    if (!pivot || Math.abs(scale) < 1e-12) return undefined;
    matrix[pivotAt] = matrix[at] ?? [];
    matrix[at] = pivot;
    for (let column = at; column < pivot.length; column += 1) pivot[column] = (pivot[column] ?? 0) / scale;
    for (const line of matrix) {
      const factor = line[at] ?? 0;
      if (line === pivot || factor === 0) continue;
      for (let column = at; column < line.length; column += 1) {
        line[column] = (line[column] ?? 0) - factor * (pivot[column] ?? 0);
      }
    }
  }
  return matrix.map((line) => line.at(-1) ?? 0);
}
