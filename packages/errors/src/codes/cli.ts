import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-CLI-nnn`, thrown by `cli`. */
export const cliCodes = {} as const satisfies CodeTable;
