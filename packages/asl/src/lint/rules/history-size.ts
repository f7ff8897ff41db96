import { costOf } from "../../cost/cost-of.ts";
import { graphUse, stateUse } from "../../cost/graph-use.ts";
import { type Knot, knotsIn } from "../../cost/knots.ts";
import { allWays } from "../../cost/ways.ts";
import { graphsOf } from "../../states/graphs-of.ts";
import type { MapState } from "../../states/map.ts";
import type { StateGraph } from "../../states/state-machine-definition.ts";
import { pointerPart } from "../../states/walk-states.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { expressPlaces } from "../express-places.ts";
import { turnsOf } from "../loop-bound.ts";
import { pollIn } from "./polling.ts";
import type { Rule } from "./rule.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html; Express workflows keep no history. */
const limit = 25_000;

/** The worst run of a Standard workflow stays within the history AWS keeps. */
export const historySize: Rule = ({ definition, states, type, items }) => {
  if (type === "EXPRESS") return [];
  const inner = states.flatMap(({ state, location }) =>
    graphsOf(state).map(({ at, graph }) => ({ graph, location: location + at })),
  );
  const graphs = [{ graph: definition as StateGraph, location: "" }, ...inner];
  const maps = states.flatMap(({ state, location }) =>
    state.Type === "Map" && !isDistributed(state) ? ofMap(state, location, items) : [],
  );
  const loops = graphs.flatMap(({ graph, location }) => ofLoops(graph, location));
  const isExpress = expressPlaces({ states });
  const alone = [...maps, ...loops].filter(({ location }) => !isExpress(location));
  const { events } = costOf(definition, { items, turns: 1 }).most;
  // Where one Map or loop alone is enough, it is told.
  if (alone.length > 0 || events <= limit) return alone;
  const worst = `the worst run has ${Math.ceil(events)} events, with ${items} items in each Map; ${limit} are allowed`;
  return [warning(worst, "")];
};

/** How many items fill the history, with every retry used up, and one item in Maps inside. */
function ofMap(state: MapState, location: string, items: number): readonly Diagnostic[] {
  const [inside] = graphsOf(state);
  if (!inside || Array.isArray(state.Items)) return [];
  // MapIterationStarted and MapIterationSucceeded around each.
  const each = graphUse(inside.graph, { mode: "most", options: { items: 1, turns: 1 } }).events + 2;
  const most = Math.floor(limit / each);
  if (most >= items) return [];
  return [
    warning(`${most} items of up to ${each} events each fill the history; at worst ${items} are expected`, location),
  ];
}

/** A loop ends the execution when its turns have filled the history. */
function ofLoops(graph: StateGraph, location: string): readonly Diagnostic[] {
  return knotsIn(graph, allWays).flatMap((knot): readonly Diagnostic[] => {
    // A loop that polls is told as that.
    if (!knot.loops || pollIn(knot, graph)) return [];
    const events = eventsOf(knot, graph);
    const turns = turnsOf(knot, graph);
    if (turns === "counted" || (turns !== undefined && turns * events <= limit)) return [];
    const inOrder = Object.keys(graph.States).filter((name) => knot.names.includes(name));
    const [first = ""] = inOrder;
    const bound = turns === undefined ? "has no bound" : `turns ${turns} times`;
    return [
      warning(
        `a loop of ${inOrder.join(", ")} ${bound}: ${Math.floor(limit / events)} turns of ${Math.round(events)} events fill the history`,
        `${location}/States/${pointerPart(first)}`,
      ),
    ];
  });
}

/** One turn, with one item in each Map. */
function eventsOf(knot: Knot, graph: StateGraph): number {
  return knot.names.reduce((sum, name) => {
    const state = graph.States[name];
    return state ? sum + stateUse(name, state, { mode: "typical", options: { items: 1 } }).events : sum;
  }, 0);
}

function isDistributed(state: MapState): boolean {
  return state.ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED";
}

function warning(message: string, location: string): Diagnostic {
  return { code: "TRB-ASL-143", severity: "warning", message, location };
}
