import type { State } from "../states/state.ts";
import type { StateGraph } from "../states/state-machine-definition.ts";
import { targetsOf } from "../states/targets-of.ts";

/**
 * How often each state is visited in one run without errors, when every way out of a choice is as likely as the others.
 *
 * Visits of a state are the visits of those that lead to it by the chance that they do: linear equations, solved by
 * elimination. A loop nothing leads out of has `Infinity`.
 */
export function meanVisits(graph: StateGraph): ReadonlyMap<string, number> {
  const names = Object.keys(graph.States);
  const row = new Map(names.map((name, at) => [name, at]));
  const start = row.get(graph.StartAt);
  if (start === undefined) return new Map();
  // matrix · visits = entered, with one column more for what is entered from outside.
  const matrix = names.map((_, at) => names.map((__, to) => Number(at === to)).concat(Number(at === start)));
  for (const [at, name] of names.entries()) {
    const state = graph.States[name];
    const ways = state ? waysOf(state) : [];
    for (const way of ways) {
      const line = matrix[row.get(way) ?? -1];
      if (line) line[at] = (line[at] ?? 0) - 1 / ways.length;
    }
  }
  const visits = solve(matrix);
  return new Map(names.map((name, at) => [name, visits?.[at] ?? Number.POSITIVE_INFINITY]));
}

function waysOf(state: State): readonly string[] {
  return targetsOf(state).flatMap(({ at, name }) => (at.startsWith("/Catch") ? [] : [name]));
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
