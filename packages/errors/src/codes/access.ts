import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-ACC-nnn`, thrown by `access`. */
export const accessCodes = {} as const satisfies CodeTable;
