import { type Report, reportRows } from "../report.ts";

/** A principal's cell for one tenant. */
export interface MatrixCell {
  readonly state: "yes" | "bad" | "no";
  readonly text: string;
}

export interface MatrixRow {
  readonly name: string;
  readonly scope: string;
  readonly cells: readonly MatrixCell[];
}

export interface ReportData {
  readonly rows: readonly MatrixRow[];
  readonly principals: Report["principals"];
  /** For the page's script: short names, and every long text once. */
  readonly embedded: Readonly<Record<string, unknown>>;
}

interface Way {
  readonly t: number;
  readonly p: number;
  readonly layer: string;
  readonly can: readonly string[];
  readonly via: string;
  readonly if: readonly string[];
  readonly ok: boolean;
  readonly because: readonly number[];
}

/** A report as rows and columns. The last row is what is of all tenants: the metadata, and what the pipeline's own workgroup answered. */
export function reportData(report: Report): ReportData {
  const tenants = [...report.tenants, { name: "*", accessPoint: "" }];
  const tenantAt = new Map(tenants.map(({ name }, index) => [name, index]));
  const principalAt = new Map(report.principals.map(({ id }, index) => [id, index]));
  const texts = new Map<string, number>();
  const textAt = (text: string): number => {
    const at = texts.get(text) ?? texts.size;
    texts.set(text, at);
    return at;
  };
  const ways = reportRows(report).map(
    (row): Way => ({
      t: tenantAt.get(row.tenant) ?? 0,
      p: principalAt.get(row.principal) ?? 0,
      layer: row.layer,
      can: row.can,
      via: row.via,
      if: row.conditions,
      ok: row.expected,
      because: [...new Set(row.because.map(textAt))],
    }),
  );
  const refusals = Object.fromEntries(
    report.refusals.map(({ tenant, principal, because }) => {
      const at = tenantAt.get(tenant) ?? 0;
      // The access point's name is the only thing that differs between tenants.
      const text = because.replaceAll(tenants[at]?.accessPoint || "\0", "{access point}");
      return [`${at}:${principalAt.get(principal)}`, textAt(text)];
    }),
  );
  const byCell = new Map<string, Way[]>();
  for (const way of ways) byCell.set(`${way.t}:${way.p}`, [...(byCell.get(`${way.t}:${way.p}`) ?? []), way]);
  return {
    rows: tenants.map(({ name }, t) => ({
      name: name === "*" ? "metadata" : name,
      scope: name === "*" ? "of all tenants; the pipeline's own query results" : scopeOf(report, t),
      cells: report.principals.map((_principal, p) => cellOf(byCell.get(`${t}:${p}`) ?? [])),
    })),
    principals: report.principals,
    embedded: { tenants, principals: report.principals, ways, refusals, texts: [...texts.keys()] },
  };
}

function cellOf(ways: readonly Way[]): MatrixCell {
  if (ways.length === 0) return { state: "no", text: "no" };
  const layers = [...new Set(ways.map(({ layer }) => layer))];
  const text = layers
    .map((layer) => {
      const of = ways.filter((way) => way.layer === layer);
      const conditional = of.every((way) => way.if.length > 0) ? " (if)" : "";
      return `${layer}: ${[...new Set(of.flatMap(({ can }) => can))].join(" ")}${conditional}`;
    })
    .join("; ");
  return { state: ways.every(({ ok }) => ok) ? "yes" : "bad", text };
}

function scopeOf({ tenants }: Report, index: number): string {
  const { prefix, tags, vpc } = tenants[index] ?? {};
  const scope =
    prefix ??
    Object.entries(tags ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(" ");
  return vpc === undefined ? scope : `${scope} from ${vpc}`;
}
