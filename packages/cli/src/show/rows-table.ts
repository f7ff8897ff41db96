import { createColors } from "picocolors";
import type { Sink } from "../io.ts";
import type { Cell, QueryResult } from "../query/query-result.ts";
import { alignedTable } from "./aligned-table.ts";
import { fit } from "./fit.ts";

/** One cell of a table on a terminal; `--json` gives values whole. */
const widest = 80;

/** A query's rows for a person. */
export function rowsTable({ columns, rows }: QueryResult, out: Sink): string {
  const colors = createColors(out.isTTY === true);
  const heads = columns.map(({ name }) => ({
    head: colors.bold(name),
    align: typeof rows[0]?.[name] === "number" ? ("right" as const) : ("left" as const),
  }));
  const table = alignedTable(
    heads,
    rows.map((row) => columns.map(({ name }) => cellText(row[name]))),
  );
  const count = `${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
  return columns.length === 0 ? "Done." : `${table}\n${count}`;
}

const cellText = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? "" : fit(String(cell).replace(/\s+/g, " "), widest);
