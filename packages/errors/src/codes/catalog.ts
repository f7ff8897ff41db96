import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-CAT-nnn`, thrown by `catalog`. */
export const catalogCodes = {} as const satisfies CodeTable;
