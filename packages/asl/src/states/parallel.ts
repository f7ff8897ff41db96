import type { Catcher } from "./catcher.ts";
import { type ErrorRules, printErrors } from "./print-errors.ts";
import { printArguments, printAssign, printComment, printOutput, printTransition } from "./print-payload.ts";
import type { Retrier } from "./retrier.ts";
import type { Assigning, ResultShaping, StateCommon, Transition } from "./state-fields.ts";
import type { Json, StateGraph } from "./state-machine-definition.ts";
import type { Line, Resolve } from "./target.ts";

/** A Parallel state of a definition. */
export interface ParallelState extends StateCommon, Assigning, ResultShaping, Transition {
  readonly Type: "Parallel";
  readonly Branches: readonly StateGraph[];
  /** JSONata: what every branch starts with; the state's input when absent. */
  readonly Arguments?: Json;
  /** JSONPath: what every branch starts with. */
  readonly Parameters?: Json;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

/** Runs lines of states side by side and answers with the list of their outputs. */
export interface ParallelNode extends ErrorRules {
  readonly type: "Parallel";
  readonly name: string;
  readonly comment?: string;
  readonly branches: readonly Line[];
  readonly arguments?: unknown;
  readonly assign?: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
}

export function parallelNode(fields: Omit<ParallelNode, "type">): ParallelNode {
  return Object.freeze({ type: "Parallel", ...fields });
}

export function printParallel(
  node: ParallelNode,
  resolve: Resolve,
  printLine: (line: Line) => StateGraph,
): ParallelState {
  return {
    Type: "Parallel",
    ...printComment(node.comment),
    ...printArguments(node.arguments),
    Branches: node.branches.map(printLine),
    ...printAssign(node.assign),
    ...printOutput(node.output),
    ...printErrors(node, resolve),
    ...printTransition(resolve),
  };
}
