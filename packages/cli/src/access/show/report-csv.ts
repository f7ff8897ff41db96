import { type Report, reportRows } from "../report.ts";

const head = ["tenant", "objects", "principal", "kind", "can", "through", "if", "declared", "assumes", "because"];

/** One line a way, RFC 4180. */
export function reportCsv(report: Report): string {
  const rows = reportRows(report).map((row) => [
    row.tenant,
    row.layer,
    row.principal,
    row.kind,
    row.can.join(" "),
    row.via,
    row.conditions.join(" and "),
    row.expected ? "yes" : "no",
    row.assumed === undefined ? "" : `account ${row.assumed} allows it`,
    row.because.join(" "),
  ]);
  return `${[head, ...rows].map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/** A spreadsheet takes a text that begins so for a formula; a quote in front keeps it a text. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
