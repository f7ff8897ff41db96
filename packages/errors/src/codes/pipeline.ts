import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-PIP-nnn`, thrown by `pipeline`. */
export const pipelineCodes = {} as const satisfies CodeTable;
