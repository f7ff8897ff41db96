import { stripVTControlCharacters } from "node:util";

export interface AlignedColumn {
  readonly head: string;
  readonly align?: "left" | "right";
}

/** Columns apart by two spaces and no lines: it can be read, cut and searched. Its time grows with the rows alone. */
export function alignedTable(columns: readonly AlignedColumn[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ head }) => head), ...rows];
  const widths = columns.map((_, at) => lines.reduce((most, line) => Math.max(most, textWidth(line[at] ?? "")), 0));
  return lines.map((line) => aligned(columns, line, widths)).join("\n");
}

function aligned(columns: readonly AlignedColumn[], line: readonly string[], widths: readonly number[]): string {
  const cells = columns.map(({ align }, at) => {
    const text = line[at] ?? "";
    const room = " ".repeat((widths[at] ?? 0) - textWidth(text));
    return align === "right" ? room + text : text + room;
  });
  return cells.join("  ").replace(/ +$/, "");
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60]/u;

/** Columns that a text takes on a terminal: colours none, East Asian characters and emoji two. */
function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text))) width += wide.test(segment) ? 2 : 1;
  return width;
}
