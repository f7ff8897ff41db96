import { printComment, printOutput } from "./print-payload.ts";
import type { StateCommon } from "./state-fields.ts";

/** A Succeed state of a definition. */
export interface SucceedState extends StateCommon {
  readonly Type: "Succeed";
}

/** Ends the machine, or the branch it stands in, well. */
export interface SucceedNode {
  readonly type: "Succeed";
  readonly name: string;
  readonly comment?: string;
  readonly output?: unknown;
}

export function succeedNode(fields: Omit<SucceedNode, "type">): SucceedNode {
  return Object.freeze({ type: "Succeed", ...fields });
}

export function printSucceed(node: SucceedNode): SucceedState {
  return { Type: "Succeed", ...printComment(node.comment), ...printOutput(node.output) };
}
