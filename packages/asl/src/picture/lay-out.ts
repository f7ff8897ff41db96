import { graphlib, layout } from "@dagrejs/dagre";
import type { PictureEdge, PictureGraph, PictureNode } from "./picture-graph.ts";
import { type Border, leadsDown, withPorts } from "./ports.ts";
import { straightened } from "./straightened.ts";
import { textWidth, wrap } from "./text-width.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends Point {
  readonly node: PictureNode;
  readonly width: number;
  readonly height: number;
  readonly title: readonly string[];
  readonly text: readonly string[];
  /** Flows inside the state, at the places of their upper left corners within the node. */
  readonly inside: readonly (Point & { readonly picture: PlacedGraph })[];
}

export interface PlacedEdge {
  readonly edge: PictureEdge;
  readonly points: readonly Point[];
  /** The middle of the label. */
  readonly label?: Point;
}

/** Places are upper left corners, whole pixels from the graph's own corner. */
export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  /** Where the first state is entered, in the outermost flow. */
  readonly start?: Point;
  readonly end?: Point;
}

export const sizes = { title: 13, text: 11, line: 16, stripe: 26, padding: 12, mark: 18 };

const startMark = "\u0000start";
const endMark = "\u0000end";

/** dagre keeps nodes by name in plain objects, where `__proto__` is none. */
const key = (name: string): string => `=${name}`;

/** Finds places for the states of a flow, from the inside out: a state with flows inside is a node as large as they need. */
export function layOut(graph: PictureGraph, outermost = true): PlacedGraph {
  const canvas = new graphlib.Graph({ multigraph: true });
  // dagre gives labels half of the space between rows.
  const ranksep = graph.edges.some(({ label }) => label !== "") ? 52 : 34;
  canvas.setGraph({ rankdir: "TB", nodesep: 22, ranksep, edgesep: 18, marginx: 4, marginy: 4 });
  const boxes = new Map(graph.nodes.map((node) => [node.name, measure(node)]));
  if (outermost) {
    canvas.setNode(key(startMark), { width: sizes.mark, height: sizes.mark });
    canvas.setEdge(key(startMark), key(graph.start), { weight: 4, minlen: 1 }, "start");
  }
  for (const [name, { width, height }] of boxes) canvas.setNode(key(name), { width, height });
  for (const edge of graph.edges) canvas.setEdge(key(edge.from), key(edge.to), edgeLayout(edge), edge.kind);
  const ends = outermost ? graph.nodes.filter((node) => node.ends) : [];
  if (ends.length > 0) canvas.setNode(key(endMark), { width: sizes.mark, height: sizes.mark });
  for (const { name } of ends) canvas.setEdge(key(name), key(endMark), { weight: 1, minlen: 1 }, "end");
  layout(canvas);

  const { width = 0, height = 0 } = canvas.graph() as { width?: number; height?: number };
  const nodes = graph.nodes.map((node): PlacedNode => {
    const box = boxes.get(node.name) ?? measure(node);
    const { x, y } = canvas.node(key(node.name)) as Point;
    return { ...box, node, x: Math.round(x - box.width / 2), y: Math.round(y - box.height / 2) };
  });
  const drawn: PictureEdge[] = [
    ...(outermost ? [{ from: startMark, to: graph.start, kind: "next", label: "" } as const] : []),
    ...graph.edges,
    ...ends.map(({ name }) => ({ from: name, to: endMark, kind: "next", label: "" }) as const),
  ];
  const names = new Map<string, string>([[startMark, "start"]]);
  const routed = drawn.map((edge): PlacedEdge => {
    const name = names.get(edge.from) ?? (edge.to === endMark ? "end" : edge.kind);
    const { points, x, y } = canvas.edge(key(edge.from), key(edge.to), name) as {
      points: Point[];
      x?: number;
      y?: number;
    };
    const label = edge.label !== "" && x !== undefined && y !== undefined ? { label: rounded({ x, y }) } : {};
    return { edge, points: points.map(rounded), ...label };
  });
  const borders = new Map<string, Border>(nodes.map((node) => [node.node.name, node]));
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes,
    edges: withPorts(routed, borders).map((edge) =>
      // A label keeps its place on the line.
      edge.label || !leadsDown(edge) ? edge : { ...edge, points: straightened(edge.points, nodes) },
    ),
    ...(outermost && { start: rounded(canvas.node(key(startMark)) as Point) }),
    ...(ends.length > 0 && { end: rounded(canvas.node(key(endMark)) as Point) }),
  };
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });

function edgeLayout({ kind, label }: PictureEdge): object {
  const weight = { next: 4, rule: 2, catch: 0.5 }[kind];
  if (label === "") return { weight, minlen: 1 };
  return { weight, minlen: 1, labelpos: "c", width: Math.ceil(textWidth(label) * sizes.text) + 8, height: sizes.line };
}

const gap = 12;
/** A flow of one state, or of two, is low enough for rows of them. */
const low = 140;
/** Wider than this, branches stand in rows however high they are. */
const wide = 700;

/** Branches stand side by side; many low ones in rows, so that pictures do not get wider than pages. */
function inRows(pictures: readonly PlacedGraph[]): { width: number; height: number; inside: PlacedNode["inside"] } {
  const isLow = pictures.every(({ height }) => height < low);
  const whole = pictures.reduce((sum, { width }) => sum + width + gap, gap);
  const columns = isLow
    ? Math.ceil(Math.sqrt(pictures.length))
    : Math.ceil(pictures.length / Math.max(1, Math.round(whole / wide)));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...pictures.filter((__, at) => at % columns === column).map(({ width }) => width)),
  );
  const left = (column: number): number => widths.slice(0, column).reduce((sum, width) => sum + width + gap, gap);
  const inside: PlacedNode["inside"][number][] = [];
  let y = 0;
  for (let at = 0; at < pictures.length; at += columns) {
    const row = pictures.slice(at, at + columns);
    row.forEach((picture, column) => {
      inside.push({ x: left(column) + Math.floor(((widths[column] ?? 0) - picture.width) / 2), y, picture });
    });
    y += Math.max(...row.map(({ height }) => height)) + gap;
  }
  return { width: left(columns), height: y, inside };
}

type Box = Pick<PlacedNode, "width" | "height" | "title" | "text" | "inside">;

function measure(node: PictureNode): Box {
  const title = wrap(node.name, 170 / sizes.title);
  const text = node.text === node.name ? [] : wrap(node.text, (node.inside.length > 0 ? 240 : 205) / sizes.text, 2);
  const widest = Math.max(
    ...title.map((line) => textWidth(line) * sizes.title),
    ...text.map((line) => textWidth(line) * sizes.text),
  );
  const head = {
    width: Math.ceil(widest) + sizes.stripe + 2 * sizes.padding,
    height: (title.length + text.length) * sizes.line + 16,
  };
  if (node.inside.length === 0)
    return { width: Math.max(head.width, 110), height: head.height, title, text, inside: [] };
  const pictures = node.inside.map((graph) => layOut(graph, false));
  const { inside, ...rows } = inRows(pictures);
  // A heading wider than what it stands above: what is inside goes to the middle.
  const width = Math.max(rows.width, head.width);
  const shift = Math.floor((width - rows.width) / 2);
  return {
    width,
    height: head.height + rows.height,
    title,
    text,
    inside: inside.map(({ x, y, picture }) => ({ x: x + shift, y: y + head.height, picture })),
  };
}
