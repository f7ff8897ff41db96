import type { StateNode } from "./state-node.ts";

/** Where a state leads: to whatever comes next in the flow, to a state by name, or into a line of its own. */
export type Target =
  | { readonly to: "next" }
  | { readonly to: "state"; readonly name: string }
  | { readonly to: "line"; readonly line: Line };

/** States in flow order. A line has more than one segment when some states are reached only by jumps. */
export interface Line {
  readonly segments: readonly Segment[];
}

export interface Segment {
  readonly nodes: readonly StateNode[];
  /** The state the segment ends by jumping to. */
  readonly exit?: string;
}

/** The name a target stands for in the finished document; nothing when the machine ends there. */
export type Resolve = (target: Target) => string | undefined;

export const next: Target = Object.freeze({ to: "next" });
