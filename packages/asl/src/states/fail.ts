import { toTemplate } from "../expressions/to-template.ts";
import { printComment } from "./print-payload.ts";
import type { StateCommon } from "./state-fields.ts";

/** A Fail state of a definition. */
export interface FailState extends Omit<StateCommon, "Output" | "InputPath" | "OutputPath"> {
  readonly Type: "Fail";
  readonly Error?: string;
  readonly Cause?: string;
  /** JSONPath only. */
  readonly ErrorPath?: string;
  /** JSONPath only. */
  readonly CausePath?: string;
}

/** Ends the execution as failed. */
export interface FailNode {
  readonly type: "Fail";
  readonly name: string;
  readonly comment?: string;
  readonly error?: unknown;
  readonly cause?: unknown;
}

export function failNode(fields: Omit<FailNode, "type">): FailNode {
  return Object.freeze({ type: "Fail", ...fields });
}

export function printFail(node: FailNode): FailState {
  return {
    Type: "Fail",
    ...printComment(node.comment),
    ...printText("Error", node.error),
    ...printText("Cause", node.cause),
  };
}

function printText(name: "Error" | "Cause", value: unknown): Partial<FailState> {
  return value === undefined ? {} : { [name]: toTemplate(value) };
}
