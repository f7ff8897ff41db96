export type { CodeTable, ErrorCode } from "./code-table.ts";
export { type Code, codes } from "./codes.ts";
export { formatError } from "./format-error.ts";
export { isTributaryError, type SourcePlace, TributaryError, type TributaryErrorOptions } from "./tributary-error.ts";
