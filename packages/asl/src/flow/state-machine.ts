import type { ResourceHints } from "../permissions/permission.ts";
import { printGraph, printGraphFrom } from "../print/print-graph.ts";
import type { QueryLanguage, StateGraph, StateMachineDefinition } from "../states/state-machine-definition.ts";
import type { Line } from "../states/target.ts";
import { Flow } from "./flow.ts";
import type { SoundFlow } from "./flow-facts.ts";
import { hintsOf } from "./hints-of.ts";
import { line } from "./line-of.ts";
import { requireSoundNames } from "./require-sound-names.ts";
import type { Begun } from "./variables.ts";

declare const takes: unique symbol;

/** A finished workflow that takes an `Input`. */
export interface StateMachine<Input = never> {
  /** The definition as a plain, frozen JSON document. */
  toAsl(): StateMachineDefinition;
  /** What its tasks say of resources that only the run knows, by state; `permissionsOf` reads it. */
  readonly resources: Readonly<Record<string, ResourceHints>>;
  readonly [takes]?: (input: Input) => void;
}

export interface StateMachineOptions {
  readonly comment?: string;
  readonly timeoutSeconds?: number;
  /** The version of the language; `1.0` when left away. */
  readonly version?: "1.0";
  /** `JSONPath` for tools that know nothing newer; `JSONata` when left away. */
  readonly queryLanguage?: QueryLanguage;
}

/**
 * Builds a workflow, in JSONata unless told otherwise.
 *
 * @example
 * const machine = stateMachine<{ name: string }>({ comment: "Says hello." }, (flow) =>
 *   flow.pass("Greet", { output: ({ input }) => ({ text: format`Hello, ${input.name}` }) }).succeed("Done"));
 */
export function stateMachine<Input>(
  options: StateMachineOptions,
  build: (flow: Flow<Input, Begun<Input>, never, never>) => SoundFlow,
): StateMachine<Input> {
  const { [line]: built } = build(new Flow());
  return finish(
    {
      ...(options.comment !== undefined && { Comment: options.comment }),
      ...(options.version !== undefined && { Version: options.version }),
      ...(options.queryLanguage !== "JSONPath" && { QueryLanguage: "JSONata" }),
      ...(options.timeoutSeconds !== undefined && { TimeoutSeconds: options.timeoutSeconds }),
    },
    printGraph(built, options.queryLanguage ?? "JSONata"),
    hintsOf(built),
  );
}

/** A machine of nodes that were not built by a flow. `first` is the state it starts with. */
export function machineOf<Input>(header: Header, first: string, of: Line): StateMachine<Input> {
  return finish(header, printGraphFrom(first, of, header.QueryLanguage ?? "JSONPath"));
}

type Header = Omit<StateMachineDefinition, "StartAt" | "States">;

function finish<Input>(
  header: Header,
  graph: StateGraph,
  resources: StateMachine["resources"] = {},
): StateMachine<Input> {
  requireSoundNames(graph);
  const definition: StateMachineDefinition = deepFreeze({ ...header, ...graph });
  return Object.freeze({ toAsl: () => definition, resources: Object.freeze(resources) });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
