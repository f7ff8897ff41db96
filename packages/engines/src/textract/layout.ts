import type { BlockType } from "./block.ts";
import type { KeyValue } from "./key-values.ts";
import { heightOf, type Line, type Row } from "./lines.ts";
import type { Box } from "./page.ts";
import type { Table } from "./tables.ts";

export interface LayoutPart {
  readonly type: Extract<BlockType, `LAYOUT_${string}`>;
  readonly lines: Line[];
}

/** Sorts a page's lines into titles, headers, paragraphs, tables and forms, in reading order. */
export function layoutOf(rows: readonly Row[], keyValues: readonly KeyValue[], tables: readonly Table[]): LayoutPart[] {
  const lines = rows.flatMap((row) => row.lines);
  const sizes = lines.map((line) => heightOf(line.box)).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const parts: LayoutPart[] = [];
  let titled = false;
  for (const line of lines) {
    const type = partType(line, { usual, titled, keyValues, tables });
    titled ||= type === "LAYOUT_TITLE";
    const last = parts.at(-1);
    if (last && last.type === type && continues(last.lines, line, type)) last.lines.push(line);
    else parts.push({ type, lines: [line] });
  }
  return parts;
}

interface Surroundings {
  readonly usual: number;
  readonly titled: boolean;
  readonly keyValues: readonly KeyValue[];
  readonly tables: readonly Table[];
}

function partType(line: Line, { usual, titled, keyValues, tables }: Surroundings): LayoutPart["type"] {
  if (tables.some((table) => inside(line.box, table.box))) return "LAYOUT_TABLE";
  if (keyValues.some(({ key, value }) => holds(line, key) || holds(line, value))) return "LAYOUT_KEY_VALUE";
  if (/^page \d+( of \d+)?$/i.test(line.text)) return "LAYOUT_PAGE_NUMBER";
  const size = heightOf(line.box);
  if (size > usual * 1.4 && !titled) return "LAYOUT_TITLE";
  return size > usual * 1.25 ? "LAYOUT_SECTION_HEADER" : "LAYOUT_TEXT";
}

function inside(box: Box, other: Box): boolean {
  return box.top >= other.top - 1 && box.bottom <= other.bottom + 1;
}

function holds(line: Line, part: Line): boolean {
  return part.words.some((word) => line.words.includes(word));
}

/** A paragraph goes on while the next line follows within a line's height. */
function continues(lines: readonly Line[], next: Line, type: LayoutPart["type"]): boolean {
  const last = lines.at(-1);
  if (!last) return false;
  if (type === "LAYOUT_TABLE" || type === "LAYOUT_KEY_VALUE") return true;
  return next.box.top - last.box.bottom < heightOf(last.box);
}
