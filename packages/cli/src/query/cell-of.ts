import type { Cell } from "./query-result.ts";

const wholeNumbers: ReadonlySet<string> = new Set(["tinyint", "smallint", "integer", "bigint"]);
const fractions: ReadonlySet<string> = new Set(["float", "real", "double"]);

/** Athena answers every value as text; numbers and booleans become JSON's own where nothing is lost. */
export function cellOf(text: string | undefined, type: string): Cell {
  if (text === undefined) return null;
  if (type === "boolean") return text === "true";
  if (wholeNumbers.has(type)) {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : text;
  }
  if (fractions.has(type)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : text;
  }
  return text;
}
