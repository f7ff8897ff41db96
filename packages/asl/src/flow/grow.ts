import { TributaryError } from "@tributary/errors";
import type { StateNode } from "../states/state-node.ts";
import type { Line, Segment } from "../states/target.ts";

export const emptyLine: Line = freeze([freezeSegment({ nodes: [] })]);

/** The line with one more state at its end. */
export function withState(of: Line, node: StateNode): Line {
  if (node.name.length === 0 || node.name.length > 80) {
    throw new TributaryError("TRB-ASL-006", `the state name "${node.name}" has ${node.name.length} characters`);
  }
  return withLast(of, (segment) => ({ ...segment, nodes: [...segment.nodes, node] }));
}

/** The line ended by a jump. */
export function withExit(of: Line, exit: string): Line {
  return withLast(of, (segment) => ({ ...segment, exit }));
}

/** The line with a segment that only jumps reach. */
export function withSegment(of: Line): Line {
  return freeze([...of.segments, freezeSegment({ nodes: [] })]);
}

function withLast(of: Line, change: (segment: Segment) => Segment): Line {
  const last = of.segments.at(-1) ?? { nodes: [] };
  return freeze([...of.segments.slice(0, -1), freezeSegment(change(last))]);
}

/** Takes the lists as they are: every caller has just made them, or took them from a frozen line. */
function freezeSegment(segment: Segment): Segment {
  Object.freeze(segment.nodes);
  return Object.freeze(segment);
}

function freeze(segments: readonly Segment[]): Line {
  return Object.freeze({ segments: Object.freeze(segments) });
}
