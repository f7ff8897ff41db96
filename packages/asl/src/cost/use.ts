/** What running states uses. */
export interface Use {
  /** States entered; what a Standard execution is billed by. Each retry is one more. */
  readonly transitions: number;
  /** Events in the execution's history; 25,000 are allowed. */
  readonly events: number;
}

export const nothing: Use = { transitions: 0, events: 0 };
export const endless: Use = { transitions: Number.POSITIVE_INFINITY, events: Number.POSITIVE_INFINITY };

export function plus(left: Use, right: Use): Use {
  return { transitions: left.transitions + right.transitions, events: left.events + right.events };
}

export function times(use: Use, count: number): Use {
  return count === 0 ? nothing : { transitions: use.transitions * count, events: use.events * count };
}

export function smaller(left: Use, right: Use): Use {
  return { transitions: Math.min(left.transitions, right.transitions), events: Math.min(left.events, right.events) };
}

export function larger(left: Use, right: Use): Use {
  return { transitions: Math.max(left.transitions, right.transitions), events: Math.max(left.events, right.events) };
}
