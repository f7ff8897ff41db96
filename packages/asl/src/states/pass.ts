import { printAssign, printComment, printOutput, printTransition } from "./print-payload.ts";
import type { Assigning, ResultShaping, StateCommon, Transition } from "./state-fields.ts";
import type { Json } from "./state-machine-definition.ts";
import type { Resolve } from "./target.ts";

/** A Pass state of a definition. */
export interface PassState extends StateCommon, Assigning, ResultShaping, Transition {
  readonly Type: "Pass";
  /** JSONPath only. */
  readonly Result?: Json;
  /** JSONPath only. */
  readonly Parameters?: Json;
}

/** Reshapes data or assigns variables, and calls nothing. */
export interface PassNode {
  readonly type: "Pass";
  readonly name: string;
  readonly comment?: string;
  readonly assign?: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
}

export function passNode(fields: Omit<PassNode, "type">): PassNode {
  return Object.freeze({ type: "Pass", ...fields });
}

export function printPass(node: PassNode, resolve: Resolve): PassState {
  return {
    Type: "Pass",
    ...printComment(node.comment),
    ...printAssign(node.assign),
    ...printOutput(node.output),
    ...printTransition(resolve),
  };
}
