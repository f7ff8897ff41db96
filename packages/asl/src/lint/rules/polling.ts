import { optimizedActions } from "../../aws/optimized-actions.ts";
import { readResource } from "../../aws/read-resource.ts";
import { type Knot, knotsOf } from "../../cost/knots.ts";
import { graphsOf } from "../../states/graphs-of.ts";
import type { StateGraph } from "../../states/state-machine-definition.ts";
import { targetsOf } from "../../states/targets-of.ts";
import { pointerPart } from "../../states/walk-states.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

/** Asking again and again whether a job is done: a loop with a Wait and a call that only looks. */
export const polling: Rule = ({ definition, states }) => {
  const inner = states.flatMap(({ state, location }) =>
    graphsOf(state).map(({ at, graph }) => ({ graph, location: location + at })),
  );
  return [{ graph: definition as StateGraph, location: "" }, ...inner].flatMap(({ graph, location }) =>
    inGraph(graph, location),
  );
};

const looks = /^(get|describe|list|batchGet|head|query)[A-Z]?/;

function inGraph(graph: StateGraph, location: string): readonly Diagnostic[] {
  const waysFrom = (name: string): readonly string[] => {
    const state = graph.States[name];
    return state ? targetsOf(state).map((target) => target.name) : [];
  };
  return knotsOf(Object.keys(graph.States), waysFrom).flatMap((knot): readonly Diagnostic[] => {
    const found = pollIn(knot, graph);
    if (!found) return [];
    return [
      {
        code: "TRB-ASL-144",
        severity: "warning",
        message: `${found.action} is asked again and again; ${remedy(found.service)}`,
        location: `${location}/States/${pointerPart(found.name)}`,
      },
    ];
  });
}

/** The call by which a loop asks whether something is done. */
export function pollIn(knot: Knot, graph: StateGraph): { name: string; service: string; action: string } | undefined {
  if (!knot.loops || !knot.names.some((name) => graph.States[name]?.Type === "Wait")) return undefined;
  for (const name of knot.names) {
    const state = graph.States[name];
    const resource = state?.Type === "Task" ? readResource(state.Resource) : undefined;
    if (resource && looks.test(resource.action)) return { name, service: resource.service, action: resource.action };
  }
  return undefined;
}

function remedy(service: string): string {
  const waiting = [...(optimizedActions.get(service) ?? [])].find(([, canWait]) => canWait)?.[0];
  return waiting === undefined
    ? "wait for the service's completion event with .waitForTaskToken"
    : `${service}:${waiting}.sync waits by itself`;
}
