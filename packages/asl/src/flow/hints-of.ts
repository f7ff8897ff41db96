import type { ResourceHints } from "../permissions/permission.ts";
import type { StateNode } from "../states/state-node.ts";
import type { Line, Target } from "../states/target.ts";

/** What tasks say of the resources that only the run knows, by the state's name. */
export function hintsOf(line: Line): Readonly<Record<string, ResourceHints>> {
  return Object.fromEntries(hintsIn(line));
}

function* hintsIn(line: Line): Generator<readonly [string, ResourceHints]> {
  for (const { nodes } of line.segments) {
    for (const node of nodes) {
      if (node.type === "Task" && node.resources) yield [node.name, node.resources];
      for (const inner of linesIn(node)) yield* hintsIn(inner);
    }
  }
}

function linesIn(node: StateNode): readonly Line[] {
  const targets: (Target | undefined)[] = [];
  if (node.type === "Choice") targets.push(...node.rules.map(({ target }) => target), node.otherwise);
  if ("catch" in node) targets.push(...(node.catch ?? []).map(({ target }) => target));
  const ways = targets.flatMap((target) => (target?.to === "line" ? [target.line] : []));
  if (node.type === "Parallel") return [...ways, ...node.branches];
  return node.type === "Map" ? [...ways, node.processor] : ways;
}
