import { parse } from "csv-parse/sync";

/** Athena writes every value in quotes and NULL as nothing, so that an empty text and NULL differ. */
export function printCsv(columns: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const line = (values: readonly (string | undefined)[]): string =>
    values.map((value) => (value === undefined ? "" : `"${value.replaceAll('"', '""')}"`)).join(",");
  return `${[columns, ...rows].map(line).join("\n")}\n`;
}

/** Reads what {@link printCsv} wrote, header left out. */
export function readCsv(text: string): (string | undefined)[][] {
  const rows: unknown[][] = parse(text, {
    cast: (value, { quoting }) => (quoting ? value : null),
    from: 2,
    skip_empty_lines: false,
  });
  return rows.map((row) => row.map((value) => (typeof value === "string" ? value : undefined)));
}
