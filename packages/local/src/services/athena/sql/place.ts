/** Trino counts lines and columns from 1: `2:6`. */
export function placeAt(sql: string, offset: number): string {
  const before = sql.slice(0, offset).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
