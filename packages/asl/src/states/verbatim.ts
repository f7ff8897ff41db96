import { printTransition } from "./print-payload.ts";
import type { State } from "./state.ts";
import type { Resolve } from "./target.ts";

/** A state as an existing definition has it. */
export interface VerbatimNode {
  readonly type: "Verbatim";
  readonly name: string;
  readonly state: State;
}

export function verbatimNode(name: string, state: State): VerbatimNode {
  return Object.freeze({ type: "Verbatim", name, state });
}

/** A way on that the state brings stays; one that it lacks is the flow's. */
export function printVerbatim({ state }: VerbatimNode, resolve: Resolve): State {
  const ends = state.Type === "Succeed" || state.Type === "Fail" || state.Type === "Choice";
  if (ends || state.Next !== undefined || state.End !== undefined) return structuredClone(state);
  return { ...structuredClone(state), ...printTransition(resolve) };
}
