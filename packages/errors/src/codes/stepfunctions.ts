import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-SFN-nnn`, thrown by `stepfunctions`. */
export const stepfunctionsCodes = {} as const satisfies CodeTable;
