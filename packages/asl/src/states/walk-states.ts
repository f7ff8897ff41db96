import { graphsOf } from "./graphs-of.ts";
import type { State } from "./state.ts";
import type { QueryLanguage, StateGraph, StateMachineDefinition } from "./state-machine-definition.ts";

/** One state of a definition and where it stands. */
export interface PlacedState {
  readonly name: string;
  readonly state: State;
  /** JSON pointer: `/States/Process/Branches/0/States/Identify`. */
  readonly location: string;
  readonly language: QueryLanguage;
  readonly graph: StateGraph;
}

/** Every state at any depth, each before the states inside it. */
export function* walkStates(definition: StateMachineDefinition): Generator<PlacedState> {
  yield* walkGraph(definition, "", definition.QueryLanguage ?? "JSONPath");
}

function* walkGraph(graph: StateGraph, at: string, inherited: QueryLanguage): Generator<PlacedState> {
  for (const [name, state] of Object.entries(graph.States)) {
    const location = `${at}/States/${pointerPart(name)}`;
    const language = state.QueryLanguage ?? inherited;
    yield { name, state, location, language, graph };
    for (const inner of graphsOf(state)) yield* walkGraph(inner.graph, location + inner.at, language);
  }
}

/** RFC 6901. */
export function pointerPart(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
