import type { PlacedEdge, Point } from "./lay-out.ts";

/** The outline of a node, by its upper left corner. */
export interface Border extends Point {
  readonly width: number;
  readonly height: number;
}

/** How far apart lines leave a state or arrive at it. */
const spacing = 24;

/** Lines that lead down leave a state at its lower edge and arrive at the upper one, each at a place of its own. */
export function withPorts(edges: readonly PlacedEdge[], borders: ReadonlyMap<string, Border>): readonly PlacedEdge[] {
  const starts = places(edges, borders, "from");
  const ends = places(edges, borders, "to");
  return edges.map((edge) => {
    const inner = edge.points.slice(1, -1);
    const [first = { x: 0, y: 0 }] = edge.points;
    const start = starts.get(edge) ?? first;
    const end = ends.get(edge) ?? edge.points.at(-1) ?? first;
    return { ...edge, points: distinct([start, ...inner, end]) };
  });
}

function places(
  edges: readonly PlacedEdge[],
  borders: ReadonlyMap<string, Border>,
  side: "from" | "to",
): ReadonlyMap<PlacedEdge, Point> {
  const byNode = new Map<string, PlacedEdge[]>();
  for (const edge of edges) {
    const name = edge.edge[side];
    if (leadsDown(edge) && borders.has(name)) byNode.set(name, [...(byNode.get(name) ?? []), edge]);
  }
  const found = new Map<PlacedEdge, Point>();
  for (const [name, own] of byNode) {
    const border = borders.get(name);
    if (!border) continue;
    // From left to right as the lines lie, so that they do not cross here.
    const sorted = own.toSorted((left, right) => towards(left, side) - towards(right, side));
    const step = Math.min(spacing, (border.width - 24) / sorted.length);
    sorted.forEach((edge, at) => {
      const middle = border.x + border.width / 2;
      const x =
        sorted.length === 1 ? within(towards(edge, side), border) : middle + (at - (sorted.length - 1) / 2) * step;
      found.set(edge, { x: Math.round(x), y: side === "from" ? border.y + border.height : border.y });
    });
  }
  return found;
}

/** A single line goes straight on where the state is wide enough for that, else to the state's middle. */
function within(x: number, border: Border): number {
  const middle = border.x + border.width / 2;
  return Math.abs(x - middle) < border.width / 4 ? x : middle;
}

/** Where the line comes from, or goes to, beyond the state. */
function towards({ points }: PlacedEdge, side: "from" | "to"): number {
  return (side === "from" ? points[1] : points.at(-2))?.x ?? 0;
}

export function leadsDown({ points }: PlacedEdge): boolean {
  return (
    points.every((point, at) => at === 0 || point.y >= (points[at - 1]?.y ?? 0)) &&
    (points.at(-1)?.y ?? 0) > (points[0]?.y ?? 0)
  );
}

/** A point too near the one before gives a line no direction. */
function distinct(points: readonly Point[]): readonly Point[] {
  const last = points.at(-1);
  const kept = points.filter((point, at) => {
    const before = points[at - 1];
    return !before || Math.hypot(point.x - before.x, point.y - before.y) > 3;
  });
  return last && kept.at(-1) !== last ? [...kept.slice(0, -1), last] : kept;
}
