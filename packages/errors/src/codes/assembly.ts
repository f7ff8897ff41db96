import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-ASM-nnn`, thrown by `assembly`. */
export const assemblyCodes = {} as const satisfies CodeTable;
