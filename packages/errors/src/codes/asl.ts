import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-ASL-nnn`, thrown by `asl`. */
export const aslCodes = {} as const satisfies CodeTable;
