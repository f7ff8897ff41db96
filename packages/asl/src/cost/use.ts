/** What running states uses. */
export interface Use {
  /** States entered; what a Standard execution is billed by. Each retry is one more. */
  readonly transitions: number;
  /** Events in the execution's history; 25,000 are allowed. */
  readonly events: number;
  /** Express child executions of distributed Maps, which are billed by request and time; left away when there are none. */
  readonly expressRuns?: number;
}

export const nothing: Use = { transitions: 0, events: 0 };
const endlessly = Number.POSITIVE_INFINITY;
export const endless: Use = { transitions: endlessly, events: endlessly, expressRuns: endlessly };

export function plus(left: Use, right: Use): Use {
  return both(left, right, (one, other) => one + other);
}

export function times(use: Use, count: number): Use {
  return count === 0 ? nothing : both(use, use, (one) => one * count);
}

export function smaller(left: Use, right: Use): Use {
  return both(left, right, Math.min);
}

export function larger(left: Use, right: Use): Use {
  return both(left, right, Math.max);
}

function both(left: Use, right: Use, join: (one: number, other: number) => number): Use {
  const runs = left.expressRuns || right.expressRuns ? join(left.expressRuns ?? 0, right.expressRuns ?? 0) : 0;
  return {
    transitions: join(left.transitions, right.transitions),
    events: join(left.events, right.events),
    ...(runs > 0 && { expressRuns: runs }),
  };
}
