import type { Risk, Severity } from "@tributary/access";
import Table from "cli-table3";
import { createColors } from "picocolors";
import { plainTable, trimmed } from "../../show/plain-table.ts";
import { type Report, reportRows } from "../report.ts";

export interface ReportTextOptions {
  readonly tenant?: string;
  readonly all: boolean;
  readonly colors: boolean;
}

const mostRows = 100;
const mostRisks = 30;

/** The review for a terminal: who can do what, what differs, what to mend. */
export function reportText(report: Report, { tenant, all, colors }: ReportTextOptions): string {
  const paint = createColors(colors);
  const { risks, drift, unread, principals } = report;
  const rows = reportRows(report).filter(
    (row) => (all || !["pipeline", "service"].includes(row.kind)) && (tenant === undefined || row.tenant === tenant),
  );
  const table = new Table({
    head: ["tenant", "objects", "who", "can", "through", "if", ""].map(paint.bold),
    ...plainTable,
  });
  for (const row of rows.slice(0, mostRows)) {
    const assumed = row.assumed === undefined ? [] : [`account ${row.assumed} allows it`];
    table.push([
      row.tenant === "*" ? "(all)" : row.tenant,
      row.layer,
      row.label,
      row.can.join(" "),
      row.via,
      [...row.conditions, ...assumed].join(" and "),
      row.expected ? "" : paint.red("not declared"),
    ]);
  }
  const own = principals.filter(({ kind }) => kind === "pipeline").length;
  return [
    `${report.pipeline}, stage ${report.stage}, account ${report.account}, ${report.where}, read at ${report.readAt}`,
    "",
    rows.length === 0 ? "Nobody but the pipeline's own roles reaches anything." : trimmed(table.toString()),
    ...(rows.length > mostRows
      ? [`… ${rows.length - mostRows} more; --tenant, --csv, --html and --json have them`]
      : []),
    ...(all || own === 0 ? [] : [`${own} roles of the pipeline itself are left out; --all shows them`]),
    "",
    ...(drift.length === 0 ? ["Deployed as declared."] : [paint.bold("Deployed otherwise than declared:")]),
    ...drift.flatMap(({ what, found, remedy }) => [
      `  ${what}`,
      ...found.map((line) => `    ${line.trimStart()}`),
      `    fix  ${remedy}`,
    ]),
    "",
    ...riskLines(risks, paint),
    ...(unread.length === 0
      ? []
      : ["", paint.bold("Could not be read, so not judged:"), ...unread.map((line) => `  ${line}`)]),
    "",
    `${summary(risks)}; ${report.outside.length} things are not looked at (the --html and --json reports name them)`,
  ].join("\n");
}

type Paint = ReturnType<typeof createColors>;

function riskLines(risks: readonly Risk[], paint: Paint): readonly string[] {
  if (risks.length === 0) return ["No risks found."];
  const tint: Readonly<Record<Severity, (text: string) => string>> = {
    high: paint.red,
    medium: paint.yellow,
    low: paint.dim,
  };
  return [
    paint.bold("Risks:"),
    ...risks
      .slice(0, mostRisks)
      .flatMap(({ severity, rule, title, evidence, remedy }) => [
        `  ${tint[severity](severity.toUpperCase())} ${rule}: ${title}`,
        ...(severity === "low" ? [] : evidence.slice(0, 3).map((line) => `    ${line}`)),
        `    fix  ${remedy}`,
      ]),
    ...(risks.length > mostRisks ? [`  … ${risks.length - mostRisks} more`] : []),
  ];
}

function summary(risks: readonly Risk[]): string {
  const count = (severity: Severity): number => risks.filter((risk) => risk.severity === severity).length;
  return `${count("high")} high, ${count("medium")} medium, ${count("low")} low`;
}
