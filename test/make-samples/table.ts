import type { Sheet } from "./sheet.ts";

export interface Column {
  readonly title: string;
  readonly x: number;
  /** Numbers stand flush right at `x`. */
  readonly right?: boolean;
}

/** Draws a ruled table and answers the y below it. */
export function drawTable(
  sheet: Sheet,
  place: { left: number; right: number; y: number; rowHeight?: number },
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): number {
  const step = place.rowHeight ?? 24;
  const write = (cells: readonly string[], y: number, bold: boolean): void => {
    for (const [index, column] of columns.entries()) {
      sheet.text(column.x, y, cells[index] ?? "", { bold, right: column.right ?? false });
    }
  };
  sheet.line(place.left, place.y, place.right, place.y);
  write(
    columns.map((column) => column.title),
    place.y + 16,
    true,
  );
  let y = place.y + step;
  sheet.line(place.left, y, place.right, y);
  for (const row of rows) {
    write(row, y + 16, false);
    y += step;
    sheet.line(place.left, y, place.right, y);
  }
  return y;
}
