import type { TableConstructorOptions } from "cli-table3";

const edges = [
  "top",
  "top-mid",
  "top-left",
  "top-right",
  "bottom",
  "bottom-mid",
  "bottom-left",
  "bottom-right",
  "left",
  "left-mid",
  "mid",
  "mid-mid",
  "right",
  "right-mid",
] as const;

/** Columns apart by two spaces and no lines: it can be read, cut and searched. */
export const plainTable: TableConstructorOptions = {
  chars: { ...Object.fromEntries(edges.map((edge) => [edge, ""])), middle: "  " },
  style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
};

/** The last column needs no padding. */
export const trimmed = (table: string): string => table.replace(/ +$/gm, "");
