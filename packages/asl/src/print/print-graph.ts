import { TributaryError } from "@tributary/errors";
import { printChoice } from "../states/choice.ts";
import { printFail } from "../states/fail.ts";
import { printMap } from "../states/map.ts";
import { printParallel } from "../states/parallel.ts";
import { printPass } from "../states/pass.ts";
import type { State } from "../states/state.ts";
import type { QueryLanguage, StateGraph } from "../states/state-machine-definition.ts";
import type { StateNode } from "../states/state-node.ts";
import { printSucceed } from "../states/succeed.ts";
import type { Line, Resolve, Segment, Target } from "../states/target.ts";
import { printTask } from "../states/task.ts";
import { printVerbatim } from "../states/verbatim.ts";
import { printWait } from "../states/wait.ts";
import { printPathState } from "./json-path/print-state.ts";

/** A line of states as the inside of a definition, in flow order, every way on resolved to a name. */
export function printGraph(line: Line, language: QueryLanguage): StateGraph {
  return printGraphFrom(entryOf(line, undefined), line, language);
}

/** The same for states that do not begin with the first. */
export function printGraphFrom(first: string | undefined, line: Line, language: QueryLanguage): StateGraph {
  const states = new Map<string, State>();
  layOut(line, undefined, { states, print: language === "JSONPath" ? printPathState : printState, language });
  if (first === undefined) throw new TributaryError("TRB-ASL-004", "a flow has no states");
  return { StartAt: first, States: Object.fromEntries(states) };
}

interface Printing {
  readonly states: Map<string, State>;
  readonly print: (node: StateNode, resolve: Resolve, printLine: (line: Line) => StateGraph) => State;
  readonly language: QueryLanguage;
}

/** `follow` is the state that comes after the line; nothing when the machine ends there. */
function layOut(line: Line, follow: string | undefined, printing: Printing): void {
  const { states, print, language } = printing;
  const printLine = (inner: Line): StateGraph => printGraph(inner, language);
  for (const segment of line.segments) {
    segment.nodes.forEach((node, at) => {
      const following = segment.nodes[at + 1]?.name ?? segment.exit ?? follow;
      const resolve = (target: Target): string | undefined => resolveTarget(target, following);
      if (states.has(node.name)) {
        throw new TributaryError("TRB-ASL-007", `two states have the name "${node.name}"`);
      }
      const way = node.type === "Choice" ? (to: Target) => resolve(to) ?? leadsNowhere(node.name) : resolve;
      states.set(node.name, print(node, way, printLine));
      for (const inner of linesOf(node)) layOut(inner, following, printing);
    });
  }
}

function resolveTarget(target: Target, following: string | undefined): string | undefined {
  if (target.to === "state") return target.name;
  if (target.to === "line") return entryOf(target.line, following);
  return following;
}

function entryOf(line: Line, following: string | undefined): string | undefined {
  const [first]: readonly Segment[] = line.segments;
  return first?.nodes[0]?.name ?? first?.exit ?? following;
}

/** Lines that share the names of the flow they stand in. */
function linesOf(node: StateNode): readonly Line[] {
  return targetsOfNode(node).flatMap((target) => (target.to === "line" ? [target.line] : []));
}

function targetsOfNode(node: StateNode): readonly Target[] {
  if (node.type === "Choice") {
    return [...node.rules.map((rule) => rule.target), ...(node.otherwise ? [node.otherwise] : [])];
  }
  return "catch" in node ? (node.catch ?? []).map((rule) => rule.target) : [];
}

/** A state as a JSONata machine has it. */
export function printState(node: StateNode, resolve: Resolve, printLine: (line: Line) => StateGraph): State {
  switch (node.type) {
    case "Task":
      return printTask(node, resolve);
    case "Pass":
      return printPass(node, resolve);
    case "Choice":
      return printChoice(node, resolve);
    case "Wait":
      return printWait(node, resolve);
    case "Parallel":
      return printParallel(node, resolve, printLine);
    case "Map":
      return printMap(node, resolve, printLine);
    case "Succeed":
      return printSucceed(node);
    case "Fail":
      return printFail(node);
    case "Verbatim":
      return printVerbatim(node, resolve);
  }
}

/** ASL has no `End` on a Choice: something must follow it. */
function leadsNowhere(name: string): never {
  throw new TributaryError("TRB-ASL-005", `a way out of choice "${name}" leads past the last state`);
}
