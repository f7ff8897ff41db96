import { heightOf, type Line, lineOf, type Row } from "./lines.ts";
import type { Word } from "./page.ts";

export interface KeyValue {
  readonly key: Line;
  readonly value: Line;
}

const longestLabel = 6;

/** Finds labels and their values: `label: value`, a value right of its label, or a value below it. */
export function keyValuesOf(rows: readonly Row[]): KeyValue[] {
  const found: KeyValue[] = [];
  const taken = new Set<Line>();
  for (const [index, row] of rows.entries()) {
    for (const [place, line] of row.lines.entries()) {
      if (taken.has(line)) continue;
      const within = split(line);
      if (within) found.push(...within);
      if (!isLabel(line.words) || !line.text.endsWith(":")) continue;
      const value = freeValue(row.lines[place + 1]) ?? below(line, rows[index + 1]);
      if (!value) continue;
      taken.add(value);
      found.push({ key: line, value });
    }
  }
  return found;
}

/** `Order number: PO-55120` on one line, also several such pairs in a row. */
function split(line: Line): KeyValue[] | undefined {
  const colons = line.words.flatMap((word, at) => (word.text.endsWith(":") && word.text.length > 1 ? [at] : []));
  const first = colons[0];
  if (first === undefined || first === line.words.length - 1 || colons.length > 1) return undefined;
  const key = line.words.slice(0, first + 1);
  const value = line.words.slice(first + 1);
  return isLabel(key) ? [{ key: lineOf(key), value: lineOf(value) }] : undefined;
}

function isLabel(words: readonly Word[]): boolean {
  return words.length <= longestLabel && words.some((word) => /\p{L}/u.test(word.text));
}

function freeValue(line: Line | undefined): Line | undefined {
  return line && !line.words.some((word) => word.text.endsWith(":")) ? line : undefined;
}

function below(label: Line, row: Row | undefined): Line | undefined {
  const size = heightOf(label.box);
  const candidate = row?.lines.find((line) => Math.abs(line.box.left - label.box.left) < size);
  const close = candidate !== undefined && candidate.box.top - label.box.bottom < 1.5 * size;
  return close ? freeValue(candidate) : undefined;
}
