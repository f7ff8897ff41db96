import { costOf } from "../../cost/cost-of.ts";
import { stateUse } from "../../cost/graph-use.ts";
import { knotsOf } from "../../cost/knots.ts";
import { graphsOf } from "../../states/graphs-of.ts";
import type { StateGraph } from "../../states/state-machine-definition.ts";
import { targetsOf } from "../../states/targets-of.ts";
import { pointerPart } from "../../states/walk-states.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { pollIn } from "./polling.ts";
import type { Rule } from "./rule.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html; Express workflows keep no history. */
const limit = 25_000;

/** The worst run of a Standard workflow stays within the history AWS keeps. */
export const historySize: Rule = ({ definition, states, type, items }) => {
  if (type === "EXPRESS") return [];
  const { events } = costOf(definition, { items, turns: 1 }).most;
  const total: readonly Diagnostic[] =
    events <= limit
      ? []
      : [
          {
            code: "TRB-ASL-143",
            severity: "warning",
            message: `the worst run has ${Math.ceil(events)} events, with ${items} items in each Map; ${limit} are allowed`,
            location: "",
          },
        ];
  const inner = states.flatMap(({ state, location }) =>
    graphsOf(state).map(({ at, graph }) => ({ graph, location: location + at })),
  );
  const graphs = [{ graph: definition as StateGraph, location: "" }, ...inner];
  return [...total, ...graphs.flatMap(({ graph, location }) => ofLoops(graph, location, items))];
};

/** A loop ends the execution when its turns have filled the history. */
function ofLoops(graph: StateGraph, location: string, items: number): readonly Diagnostic[] {
  const waysFrom = (name: string): readonly string[] => {
    const state = graph.States[name];
    return state ? targetsOf(state).map((target) => target.name) : [];
  };
  return knotsOf(Object.keys(graph.States), waysFrom).flatMap((knot): readonly Diagnostic[] => {
    // A loop that polls is told as that.
    if (!knot.loops || pollIn(knot, graph)) return [];
    const turn = knot.names.reduce((sum, name) => {
      const state = graph.States[name];
      return state ? sum + stateUse(name, state, { mode: "typical", options: { items } }).events : sum;
    }, 0);
    const inOrder = Object.keys(graph.States).filter((name) => knot.names.includes(name));
    const [first = ""] = inOrder;
    return [
      {
        code: "TRB-ASL-143",
        severity: "warning",
        message: `a loop of ${inOrder.join(", ")} has no bound: ${Math.floor(limit / turn)} turns of ${Math.round(turn)} events fill the history`,
        location: `${location}/States/${pointerPart(first)}`,
      },
    ];
  });
}
