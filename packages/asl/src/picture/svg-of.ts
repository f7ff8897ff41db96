import { TributaryError } from "@tributary/errors";
import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { walkStates } from "../states/walk-states.ts";
import { layOut, type PlacedEdge, type PlacedGraph, type PlacedNode, type Point, sizes } from "./lay-out.ts";
import { type PictureNode, pictureGraph } from "./picture-graph.ts";
import { leadsDown } from "./ports.ts";
import { styleSheet } from "./style-sheet.ts";
import { textWidth } from "./text-width.ts";

const margin = 12;

/**
 * A definition as a picture: an SVG document that suits light and dark pages.
 *
 * @example await writeFile("claims.svg", svgOf(machine.toAsl()))
 */
export function svgOf(definition: StateMachineDefinition, title = definition.Comment ?? "State machine"): string {
  const placed = placedGraph(definition);
  const width = placed.width + 2 * margin;
  const height = placed.height + 2 * margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${xmlText(title)}</title>`,
    `<style>${styleSheet}</style>`,
    `<defs>${arrowHead("next")}${arrowHead("catch")}</defs>`,
    `<g transform="translate(${margin} ${margin})">`,
    ...graphLines(placed),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** dagre calls itself from state to state. */
function placedGraph(definition: StateMachineDefinition): PlacedGraph {
  try {
    return layOut(pictureGraph(definition));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const count = [...walkStates(definition)].length;
    throw new TributaryError("TRB-ASL-019", `${count} states are too many to be laid out`, { cause });
  }
}

function arrowHead(kind: string): string {
  return `<marker id="${kind}" viewBox="0 0 8 8" refX="8.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head ${kind}" d="M0 0.5 8 4 0 7.5z"/></marker>`;
}

/** Lines first, so that no line crosses a state; labels last, so that none is crossed. */
function graphLines({ nodes, edges, start, end }: PlacedGraph): readonly string[] {
  return [
    ...edges.map(edgeLine),
    ...nodes.flatMap(nodeLines),
    ...(start ? [`<circle class="mark" cx="${start.x}" cy="${start.y}" r="${sizes.mark / 2}"/>`] : []),
    ...(end
      ? [
          `<circle class="ring" cx="${end.x}" cy="${end.y}" r="${sizes.mark / 2 - 1}"/>`,
          `<circle class="mark" cx="${end.x}" cy="${end.y}" r="${sizes.mark / 2 - 5}"/>`,
        ]
      : []),
    ...edges.flatMap(labelLines),
  ];
}

function edgeLine(placed: PlacedEdge): string {
  const { edge } = placed;
  const head = edge.kind === "catch" ? "catch" : "next";
  return `<path class="edge ${edge.kind}" marker-end="url(#${head})" d="${curve(placed)}"/>`;
}

function curve(edge: PlacedEdge): string {
  return leadsDown(edge) ? downwards(edge.points) : around(edge.points);
}

/** Every point is passed straight down, so lines bend between the rows of states and arrow heads stand upright. */
function downwards([first, ...rest]: readonly Point[]): string {
  if (!first) return "";
  let before = first;
  let path = `M${first.x} ${first.y}`;
  for (const point of rest) {
    const middle = round((before.y + point.y) / 2);
    path += before.x === point.x ? `V${point.y}` : `C${before.x} ${middle} ${point.x} ${middle} ${point.x} ${point.y}`;
    before = point;
  }
  return path;
}

/** A line that leads back up: smooth through the middles of its pieces. */
function around(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = points.at(-1);
  if (!first || !last) return "";
  const bends = rest.slice(0, -1).map((point, at) => {
    const following = rest[at + 1] ?? last;
    const isLast = at === rest.length - 2;
    const to = isLast ? following : { x: (point.x + following.x) / 2, y: (point.y + following.y) / 2 };
    return `Q${point.x} ${point.y} ${round(to.x)} ${round(to.y)}`;
  });
  return `M${first.x} ${first.y}${bends.length > 0 ? bends.join("") : `L${last.x} ${last.y}`}`;
}

function labelLines({ edge, label }: PlacedEdge): readonly string[] {
  if (!label) return [];
  const width = Math.ceil(textWidth(edge.label) * sizes.text) + 6;
  return [
    `<rect class="plate" x="${label.x - width / 2}" y="${label.y - 8}" width="${width}" height="${sizes.line}" rx="4"/>`,
    `<text class="label ${edge.kind}" x="${label.x}" y="${label.y + 4}">${xmlText(edge.label)}</text>`,
  ];
}

function nodeLines(placed: PlacedNode): readonly string[] {
  const { node, x, y, width, height, inside } = placed;
  const kind = node.kind.toLowerCase();
  const box = inside.length > 0 ? "group" : "state";
  return [
    `<g class="${box} ${kind}" transform="translate(${x} ${y})">`,
    `<title>${xmlText(`${node.name}: ${node.text}`)}</title>`,
    `<rect class="box" width="${width}" height="${height}" rx="8"/>`,
    `<path class="icon" transform="translate(${sizes.padding} 9)" d="${icons[node.kind]}"/>`,
    ...textLines(placed),
    ...inside.flatMap((place) => [
      `<g transform="translate(${place.x} ${place.y})">`,
      ...graphLines(place.picture),
      "</g>",
    ]),
    "</g>",
  ];
}

function textLines({ title, text }: PlacedNode): readonly string[] {
  const x = sizes.stripe + sizes.padding - 4;
  return [
    ...title.map((line, at) => `<text class="title" x="${x}" y="${20 + at * sizes.line}">${xmlText(line)}</text>`),
    ...text.map(
      (line, at) => `<text class="text" x="${x}" y="${19 + (title.length + at) * sizes.line}">${xmlText(line)}</text>`,
    ),
  ];
}

/** Outlines of 14 by 14 pixels. */
const icons: Readonly<Record<PictureNode["kind"], string>> = {
  Task: "M7 1.2 12.2 4.1v5.8L7 12.8 1.8 9.9V4.1zM1.8 4.1 7 7l5.2-2.9M7 7v5.8",
  Choice: "M7 0.8 13.2 7 7 13.2 0.8 7z",
  Wait: "M7 1a6 6 0 1 0 .01 0M7 3.6V7l2.4 1.6",
  Pass: "M1 7h11M8.5 3.5 12 7l-3.5 3.5",
  Parallel: "M3.5 1v12M10.5 1v12",
  Map: "M1.5 1.5h4v4h-4zM8.5 1.5h4v4h-4zM1.5 8.5h4v4h-4zM8.5 8.5h4v4h-4z",
  Succeed: "M1.5 7.5 5.3 11.3 12.5 3",
  Fail: "M2 2l10 10M12 2 2 12",
};

const round = (value: number): number => Math.round(value * 2) / 2;

/** XML takes no control characters and no halves of surrogate pairs, whatever a name has. */
function xmlText(text: string): string {
  const whole = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  const clean = whole.replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, "\ufffd");
  return clean.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
