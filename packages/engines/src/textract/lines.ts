import { type Box, union, type Word } from "./page.ts";

/** Words on one baseline with no gap wider than a space and a half between them; what Textract calls LINE. */
export interface Line {
  readonly words: readonly Word[];
  readonly text: string;
  readonly box: Box;
}

/** Lines side by side, left to right. */
export interface Row {
  readonly lines: readonly Line[];
  readonly box: Box;
}

// A space is 0.25 to 0.35 of the letter size, 0.6 in justified text; cells of a table stand farther apart.
const widestSpace = 1.1;

/** Groups words into rows from the top, and each row into lines at its wide gaps. */
export function rowsOf(words: readonly Word[]): Row[] {
  const rows: Word[][] = [];
  for (const word of [...words].sort((a, b) => middle(a.box) - middle(b.box))) {
    const row = rows.at(-1);
    if (row && sameRow(row, word)) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) => {
    const lines = linesOf(row.sort((a, b) => a.box.left - b.box.left));
    return { lines, box: union(lines.map((line) => line.box)) };
  });
}

function linesOf(row: readonly Word[]): Line[] {
  const size = Math.max(...row.map((word) => heightOf(word.box)));
  const groups: Word[][] = [];
  for (const word of row) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && word.box.left - before.box.right <= widestSpace * size) group.push(word);
    else groups.push([word]);
  }
  return groups.map(lineOf);
}

export function lineOf(words: readonly Word[]): Line {
  return { words, text: words.map((word) => word.text).join(" "), box: union(words.map((word) => word.box)) };
}

export function heightOf(box: Box): number {
  return box.bottom - box.top;
}

function middle(box: Box): number {
  return (box.top + box.bottom) / 2;
}

/** A word belongs to the row when its middle lies within the height of the row's last words. */
function sameRow(row: readonly Word[], word: Word): boolean {
  const last = row.slice(-3);
  const centre = last.reduce((sum, other) => sum + middle(other.box), 0) / last.length;
  const size = Math.max(heightOf(word.box), ...last.map((other) => heightOf(other.box)));
  return Math.abs(middle(word.box) - centre) < size * 0.45;
}
