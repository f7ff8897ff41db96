import Table from "cli-table3";
import { createColors } from "picocolors";
import type { Sink } from "../io.ts";
import type { Cell, QueryResult } from "../query/query-result.ts";
import { fit } from "./fit.ts";
import { plainTable, trimmed } from "./plain-table.ts";

/** One cell of a table on a terminal; `--json` gives values whole. */
const widest = 80;

/** A query's rows for a person. */
export function rowsTable({ columns, rows }: QueryResult, out: Sink): string {
  const colors = createColors(out.isTTY === true);
  const table = new Table({
    head: columns.map(({ name }) => colors.bold(name)),
    ...plainTable,
    colAligns: columns.map(({ name }) => (typeof rows[0]?.[name] === "number" ? "right" : "left")),
  });
  for (const row of rows) table.push(columns.map(({ name }) => cellText(row[name])));
  const count = `${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
  return columns.length === 0 ? "Done." : `${trimmed(table.toString())}\n${count}`;
}

const cellText = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? "" : fit(String(cell).replace(/\s+/g, " "), widest);
