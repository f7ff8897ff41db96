import type { State, StateGraph } from "@tributary/asl";
import type { Blueprint } from "../blueprint.ts";
import { definitionOf } from "../compile/definition-of.ts";

/** One way a file can go through the workflow when nothing fails. */
export interface WorkflowWay {
  /** The table its record goes to. */
  readonly table: string;
  /** What the choices on the way say about it. */
  readonly comment: string;
  /** States in the order they are entered; those side by side stand one branch after the other. */
  readonly states: readonly string[];
}

type Way = Omit<WorkflowWay, "table"> & { readonly table?: string };

/**
 * All ways through a workflow that end well.
 *
 * A Standard workflow is billed by the states entered, so the length of `states` is the number of state transitions of
 * a file that goes this way, retries aside. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-transitions.html
 */
export function workflowWays(blueprint: Pick<Blueprint, "workflow">): readonly WorkflowWay[] {
  return waysThrough(definitionOf(blueprint)).flatMap(({ table, ...way }) => (table ? [{ table, ...way }] : []));
}

function waysThrough(graph: StateGraph): readonly Way[] {
  return waysFrom(graph, graph.StartAt);
}

function waysFrom(graph: StateGraph, name: string | undefined): readonly Way[] {
  const state = name === undefined ? undefined : graph.States[name];
  if (!state || name === undefined) return [{ comment: "", states: [] }];
  if (state.Type === "Fail") return [];
  if (state.Type === "Choice") {
    return state.Choices.flatMap(({ Comment = "", Assign, Next }) => {
      const table = typeof Assign?.table === "string" ? { table: Assign.table } : {};
      return waysFrom(graph, Next).map((way) => joined({ ...table, comment: Comment, states: [name] }, way));
    });
  }
  const inside = insideOf(state).reduce<readonly Way[]>(
    (before, ways) => before.flatMap((one) => ways.map((other) => joined(one, other))),
    [{ comment: "", states: [name] }],
  );
  const rest = waysFrom(graph, "Next" in state ? state.Next : undefined);
  return inside.flatMap((one) => rest.map((other) => joined(one, other)));
}

/** The ways of each branch. */
function insideOf(state: State): readonly (readonly Way[])[] {
  return state.Type === "Parallel" ? state.Branches.map((branch) => waysThrough(branch)) : [];
}

function joined(one: Way, other: Way): Way {
  return { ...one, ...other, comment: one.comment || other.comment, states: [...one.states, ...other.states] };
}
