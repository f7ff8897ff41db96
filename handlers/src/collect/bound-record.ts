/**
 * Athena reads rows of at most 32 MB; half of it leaves room for what its engine makes of a row.
 * https://docs.aws.amazon.com/athena/latest/ug/other-notable-limitations.html
 */
export const maximumRowBytes = 16 * 1024 * 1024;

/** What is given up first: what can be found again in other columns or under service-output. */
const cutFirst = [
  "pages",
  "segments",
  "key_phrases",
  "pii",
  "entities",
  "tables",
  "key_values",
  "text_lines",
  "labels",
];

/** Cuts a record until it fits, and names the columns that were cut. Most records are returned as they are. */
export function boundRecord<T extends object>(record: T, limit = maximumRowBytes): { record: T; truncated: string[] } {
  const truncated: string[] = [];
  let bounded: T = record;
  for (const column of cutFirst) {
    const excess = sizeOf(bounded) - limit;
    if (excess <= 0) return { record: bounded, truncated };
    const rows = columnOf(bounded, column);
    if (!Array.isArray(rows) || rows.length === 0) continue;
    bounded = { ...bounded, [column]: fitting(rows, sizeOf(rows) - excess) };
    truncated.push(column);
  }
  const excess = sizeOf(bounded) - limit;
  const text = columnOf(bounded, "text");
  if (excess <= 0 || typeof text !== "string") return { record: bounded, truncated };
  return { record: { ...bounded, text: beginning(text, sizeOf(text) - excess) }, truncated: [...truncated, "text"] };
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function columnOf(record: object, column: string): unknown {
  return Object.entries(record).find(([name]) => name === column)?.[1];
}

function fitting(rows: readonly unknown[], bytes: number): unknown[] {
  const kept: unknown[] = [];
  let size = 2;
  for (const row of rows) {
    size += sizeOf(row) + 1;
    if (size > bytes) break;
    kept.push(row);
  }
  return kept;
}

/** The longest beginning whose JSON fits, never half a character. */
function beginning(text: string, bytes: number): string {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sizeOf(text.slice(0, middle)) <= bytes) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low).replace(/[\uD800-\uDBFF]$/, "");
}
