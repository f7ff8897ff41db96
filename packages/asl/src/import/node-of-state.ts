import { isDeepStrictEqual } from "node:util";
import { isTributaryError } from "@tributary/errors";
import { printPathState } from "../print/json-path/print-state.ts";
import { printState } from "../print/print-graph.ts";
import type { State } from "../states/state.ts";
import type { QueryLanguage, StateGraph } from "../states/state-machine-definition.ts";
import type { StateNode } from "../states/state-node.ts";
import type { Line } from "../states/target.ts";
import { jsonPathNode } from "./json-path-node.ts";
import { jsonataNode } from "./jsonata-node.ts";

/** A state as the builder would have made it, and the graphs that its lines stand for. */
export interface ReadState {
  readonly node: StateNode;
  readonly graphs: ReadonlyMap<Line, StateGraph>;
}

/** Nothing for a state that the builder would print otherwise than it stands in the definition. */
export function nodeOfState(name: string, state: State, language: QueryLanguage): ReadState | undefined {
  const graphs = new Map<Line, StateGraph>();
  const lineOf = (graph: StateGraph): Line => {
    const line: Line = { segments: [] };
    const { ProcessorConfig: _, ...bare } = graph as StateGraph & { readonly ProcessorConfig?: unknown };
    graphs.set(line, bare);
    return line;
  };
  if (!hasPlainNumbers(state) || (state.Type === "Task" && typeof state.Resource !== "string")) return undefined;
  try {
    const node = language === "JSONPath" ? jsonPathNode(name, state, lineOf) : jsonataNode(name, state, lineOf);
    // The builder's rules put out and assign, its choices do not.
    if (node.type === "Choice" && (node.assign !== undefined || node.output !== undefined)) return undefined;
    const print = language === "JSONPath" ? printPathState : printState;
    const next = "Next" in state ? state.Next : undefined;
    const printed = print(
      node,
      (target) => (target.to === "state" ? target.name : next),
      (line) => graphs.get(line) ?? { StartAt: "", States: {} },
    );
    if (!("Next" in printed) && !("End" in printed) && "End" in state) return undefined;
    return isSame(printed, state) && [...graphs.values()].every(isPlainGraph) ? { node, graphs } : undefined;
  } catch (error) {
    if (isTributaryError(error) || error instanceof TypeError) return undefined;
    throw error;
  }
}

function isSame(left: object, right: object): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(left)), JSON.parse(JSON.stringify(right)));
}

/** The builder writes no more of an inner flow than its states. */
function isPlainGraph(graph: StateGraph): boolean {
  return Object.keys(graph).every((field) => field === "StartAt" || field === "States");
}

const numbers = [
  ...["Seconds", "TimeoutSeconds", "HeartbeatSeconds", "MaxConcurrency"],
  ...["ToleratedFailureCount", "ToleratedFailurePercentage"],
];
const retryNumbers = ["IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds"];

/** Placeholders stand where numbers belong, which the builder's types refuse. */
function hasPlainNumbers(state: State): boolean {
  const isPlain = (of: object, names: readonly string[]): boolean =>
    Object.entries(of).every(([name, value]) => {
      return !names.includes(name) || typeof value === "number" || /^\s*\{%.*%\}\s*$/s.test(String(value));
    });
  const retries: unknown = "Retry" in state ? (state.Retry ?? []) : [];
  return isPlain(state, numbers) && Array.isArray(retries) && retries.every((rule) => isPlain(rule, retryNumbers));
}
