import type { CellsRight } from "../lakeformation/table-access.ts";
import { quoted } from "./sql/quoted.ts";

/**
 * The cells that some right shows: a row when one of them holds, a column where one that names it holds.
 *
 * The rights stand inside the view, below whatever the caller asks: no query can see around them.
 */
export function permittedCells(rows: string, names: readonly string[], rights: readonly CellsRight[]): string {
  const conditionOf = (some: readonly CellsRight[]): string =>
    some.some((right) => right.rows === undefined) ? "TRUE" : some.map((right) => `(${right.rows?.sql})`).join(" OR ");
  const selected = names.flatMap((name) => {
    const showing = rights.filter(({ columns }) => columns === undefined || columns.has(name));
    if (showing.length === 0) return [];
    if (showing.length === rights.length) return [quoted(name)];
    return [`CASE WHEN ${conditionOf(showing)} THEN ${quoted(name)} END AS ${quoted(name)}`];
  });
  return `SELECT ${selected.join(", ")} FROM (${rows}) WHERE ${conditionOf(rights)}`;
}
