import { toTemplate } from "../expressions/to-template.ts";
import { printAssign, printComment, printOutput, printTransition } from "./print-payload.ts";
import type { Assigning, StateCommon, Transition } from "./state-fields.ts";
import type { Resolve } from "./target.ts";

/** A Wait state of a definition. */
export interface WaitState extends StateCommon, Assigning, Transition {
  readonly Type: "Wait";
  /** A number, or an expression in JSONata. */
  readonly Seconds?: number | string;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
}

/** Waits some seconds, or until a time. */
export interface WaitNode {
  readonly type: "Wait";
  readonly name: string;
  readonly comment?: string;
  readonly until: { readonly seconds: unknown } | { readonly timestamp: unknown };
  readonly assign?: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
}

export function waitNode(fields: Omit<WaitNode, "type">): WaitNode {
  return Object.freeze({ type: "Wait", ...fields });
}

export function printWait(node: WaitNode, resolve: Resolve): WaitState {
  const until: Partial<WaitState> =
    "seconds" in node.until
      ? { ["Seconds" as string]: toTemplate(node.until.seconds) }
      : { ["Timestamp" as string]: toTemplate(node.until.timestamp) };
  return {
    Type: "Wait",
    ...printComment(node.comment),
    ...until,
    ...printAssign(node.assign),
    ...printOutput(node.output),
    ...printTransition(resolve),
  };
}
