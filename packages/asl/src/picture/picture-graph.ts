import { graphsOf } from "../states/graphs-of.ts";
import type { State } from "../states/state.ts";
import type { QueryLanguage, StateGraph, StateMachineDefinition } from "../states/state-machine-definition.ts";
import { conditionText } from "./condition-text.ts";
import { stateText } from "./state-text.ts";

/** A flow as a picture shows it. */
export interface PictureGraph {
  readonly start: string;
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode {
  readonly name: string;
  readonly kind: State["Type"];
  /** What it does, in a few words. */
  readonly text: string;
  readonly ends: boolean;
  /** Branches of a Parallel, the processor of a Map. */
  readonly inside: readonly PictureGraph[];
}

export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: "next" | "rule" | "catch";
  readonly label: string;
}

export function pictureGraph(definition: StateMachineDefinition): PictureGraph {
  return ofGraph(definition, definition.QueryLanguage ?? "JSONPath");
}

function ofGraph(graph: StateGraph, inherited: QueryLanguage): PictureGraph {
  const states = Object.entries(graph.States).map(([name, state]) => ({
    name,
    state,
    language: state.QueryLanguage ?? inherited,
  }));
  return {
    start: graph.StartAt,
    nodes: states.map(({ name, state, language }) => ({
      name,
      kind: state.Type,
      text: stateText(state),
      ends: "End" in state && state.End === true,
      inside: graphsOf(state).map((inner) => ofGraph(inner.graph, language)),
    })),
    edges: states.flatMap(({ name, state, language }) => joined(edgesFrom(name, state, language))),
  };
}

function edgesFrom(from: string, state: State, language: QueryLanguage): readonly PictureEdge[] {
  const edges: PictureEdge[] = [];
  if (state.Type === "Choice") {
    for (const rule of state.Choices) {
      edges.push({ from, to: rule.Next, kind: "rule", label: conditionText(rule, language) });
    }
    if (state.Default !== undefined) edges.push({ from, to: state.Default, kind: "rule", label: "else" });
  }
  if ("Next" in state && state.Next !== undefined) edges.push({ from, to: state.Next, kind: "next", label: "" });
  if ("Catch" in state) {
    for (const rule of state.Catch ?? [])
      edges.push({ from, to: rule.Next, kind: "catch", label: errorText(rule.ErrorEquals) });
  }
  return edges;
}

function errorText([first = "", ...more]: readonly string[]): string {
  if (first === "States.ALL") return "any error";
  // The service is the state's own.
  const name = first.length > 28 ? first.replace(/^\w+\./, "") : first.replace(/^States\./, "");
  const short = name.length > 28 ? `${name.slice(0, 26)}...` : name;
  return more.length > 0 ? `${short} +${more.length}` : short;
}

/** One line between two states; its label names the first of what leads there. */
function joined(edges: readonly PictureEdge[]): readonly PictureEdge[] {
  const byTarget = new Map<string, PictureEdge>();
  for (const edge of edges) {
    const known = byTarget.get(edge.to);
    if (!known) byTarget.set(edge.to, edge);
    else if (known.label !== "" && edge.label !== "" && !known.label.endsWith(" ...")) {
      byTarget.set(edge.to, { ...known, label: edge.label === "else" ? "else" : `${known.label} ...` });
    }
  }
  return [...byTarget.values()];
}
