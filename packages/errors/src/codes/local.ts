import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-LOC-nnn`, thrown by `local`. */
export const localCodes = {} as const satisfies CodeTable;
