/**
 * Reads delimited text as Step Functions does: quotes hold delimiters and line ends, a quote is kept by doubling it, and a
 * backslash escapes a backslash, a quote or the delimiter; before anything else it disappears. Empty lines are no records.
 * https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html
 */
export function parseCsv(text: string, delimiter: string, limit: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let quoted = false;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const endRow = (): void => {
    if (row.length > 0 || field !== "") rows.push([...row, field]);
    row = [];
    field = "";
  };
  for (; at < text.length && rows.length < limit; at++) {
    const char = text[at] as string;
    const next = text[at + 1];
    if (char === "\\") {
      if (next === "\\" || next === '"' || next === delimiter) field += text[++at];
    } else if (quoted) {
      if (char !== '"') field += char;
      else if (next === '"') field += text[++at];
      else quoted = false;
    } else if (char === '"' && field === "") quoted = true;
    else if (char === delimiter) {
      row.push(field);
      field = "";
    } else if (char === "\n") endRow();
    else if (char !== "\r" || next !== "\n") field += char;
  }
  if (rows.length < limit) endRow();
  return rows;
}
