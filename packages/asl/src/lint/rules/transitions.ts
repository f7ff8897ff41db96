import { graphsOf } from "../../states/graphs-of.ts";
import type { StateGraph } from "../../states/state-machine-definition.ts";
import { targetsOf } from "../../states/targets-of.ts";
import { pointerPart } from "../../states/walk-states.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { GraphRule } from "./rule.ts";

/** Every way leads to a state of its own graph, every state is reached, and every graph can end. */
export const transitions: GraphRule = ({ definition, states }) => {
  const inner = states.flatMap(({ state, location }) =>
    graphsOf(state).map(({ at, graph }) => ({ graph, location: location + at })),
  );
  return [{ graph: definition as StateGraph, location: "" }, ...inner].flatMap(({ graph, location }) =>
    inGraph(graph, location),
  );
};

function inGraph(graph: StateGraph, location: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (!Object.hasOwn(graph.States, graph.StartAt)) {
    found.push(error("TRB-ASL-102", `StartAt names "${graph.StartAt}", which is no state here`, `${location}/StartAt`));
    return found;
  }
  const reached = reachable(graph);
  let ends = false;
  for (const [name, state] of Object.entries(graph.States)) {
    const at = `${location}/States/${pointerPart(name)}`;
    const targets = targetsOf(state);
    ends ||= state.Type === "Succeed" || state.Type === "Fail" || ("End" in state && state.End === true);
    // A state without a way on, or with one that leads nowhere, is told as that.
    ends ||= targets.length === 0;
    for (const target of targets) {
      if (Object.hasOwn(graph.States, target.name)) continue;
      ends = true;
      found.push(error("TRB-ASL-103", `"${target.name}" is no state of the same flow`, at + target.at));
    }
    if (!reached.has(name)) {
      found.push({ code: "TRB-ASL-104", severity: "error", message: `nothing leads to "${name}"`, location: at });
    }
  }
  if (!ends) found.push(error("TRB-ASL-105", "no state ends the flow", `${location}/States`));
  return found;
}

function reachable(graph: StateGraph): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [graph.StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = graph.States[name];
    if (!state || reached.has(name)) continue;
    reached.add(name);
    open.push(...targetsOf(state).map((target) => target.name));
  }
  return reached;
}

function error(code: Diagnostic["code"], message: string, location: string): Diagnostic {
  return { code, severity: "error", message, location };
}
