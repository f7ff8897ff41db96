import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-ACC-nnn`, thrown by `access`. */
export const accessCodes = {
  "TRB-ACC-001": {
    title: "A policy document cannot be read",
    why: "The evaluator answers only what it understands. A document with an unknown element, operator or form could mean more or less than it seems, so it is refused instead of guessed at.",
    fix: "Mend the named element; the IAM policy grammar lists what may stand there.",
  },
} as const satisfies CodeTable;
