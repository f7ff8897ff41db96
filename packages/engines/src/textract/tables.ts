import { heightOf, type Line, lineOf, type Row } from "./lines.ts";
import { type Box, union, type Word } from "./page.ts";

export interface Cell {
  /** Counts from 1. */
  readonly row: number;
  readonly column: number;
  readonly words: readonly Word[];
  readonly text: string;
  readonly box: Box;
  readonly header: boolean;
}

export interface Table {
  readonly cells: readonly Cell[];
  readonly rows: number;
  readonly columns: number;
  readonly box: Box;
}

interface Span {
  left: number;
  right: number;
}

/** Finds tables: at least two rows whose lines stand in the same two or more columns. */
export function tablesOf(rows: readonly Row[]): Table[] {
  const tables: Table[] = [];
  let block: Row[] = [];
  let columns: Span[] = [];
  const finish = (): void => {
    const table = block.length >= 2 ? tableOf(block, columns) : undefined;
    if (table) tables.push(table);
    block = [];
    columns = [];
  };
  for (const row of rows) {
    if (!tabular(row)) {
      finish();
      continue;
    }
    const joined = merge(columns, row);
    const fits = block.length === 0 || (joined.length >= Math.max(2, columns.length) && near(block, row));
    if (!fits) finish();
    columns = merge(columns, row);
    block.push(row);
  }
  finish();
  return tables;
}

/** Labels with their values are forms, not tables. */
function tabular(row: Row): boolean {
  return row.lines.length >= 2 && !row.lines.some((line) => line.text.endsWith(":"));
}

function near(block: readonly Row[], row: Row): boolean {
  const last = block.at(-1);
  return last !== undefined && row.box.top - last.box.bottom < 2.2 * Math.max(heightOf(row.box), heightOf(last.box));
}

/** Columns are what the lines of all rows cover when seen from above. */
function merge(columns: readonly Span[], row: Row): Span[] {
  const spans = [...columns, ...row.lines.map((line) => ({ left: line.box.left, right: line.box.right }))];
  spans.sort((a, b) => a.left - b.left);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.left <= last.right) last.right = Math.max(last.right, span.right);
    else merged.push({ ...span });
  }
  return merged;
}

function tableOf(block: readonly Row[], columns: readonly Span[]): Table {
  const headed = block.length > 1 && isHeader(block);
  const edges = columns.slice(1).map((column, index) => (column.left + (columns[index]?.right ?? column.left)) / 2);
  const box = union(block.map((row) => row.box));
  const cells = block.flatMap((row, index) =>
    columns.map((_, column): Cell => {
      const within = row.lines.filter((line) => columnAt(line, edges) === column);
      const words = within.flatMap((line) => line.words);
      return {
        row: index + 1,
        column: column + 1,
        words,
        text: words.length > 0 ? lineOf(words).text : "",
        box: {
          left: edges[column - 1] ?? box.left,
          right: edges[column] ?? box.right,
          top: row.box.top,
          bottom: row.box.bottom,
        },
        header: headed && index === 0,
      };
    }),
  );
  return { cells, rows: block.length, columns: columns.length, box };
}

function columnAt(line: Line, edges: readonly number[]): number {
  const centre = (line.box.left + line.box.right) / 2;
  return edges.filter((edge) => centre > edge).length;
}

/** The first row heads a column when it has no digits where the rows below have them. */
function isHeader(block: readonly Row[]): boolean {
  const [first, ...rest] = block;
  const digits = (row: Row | undefined): boolean => row?.lines.some((line) => /\d/.test(line.text)) ?? false;
  return !digits(first) && rest.some(digits);
}
