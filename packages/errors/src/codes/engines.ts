import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-ENG-nnn`, thrown by `engines`. */
export const enginesCodes = {} as const satisfies CodeTable;
