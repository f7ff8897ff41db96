export type Severity = "high" | "medium" | "low";

/** Something that is open wider than it should be, or could become so. */
export interface Risk {
  /** Names the rule; kept stable. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence. */
  readonly title: string;
  readonly tenant?: string;
  readonly principal?: string;
  /** What shows it: statements, settings, decisions. */
  readonly evidence: readonly string[];
  readonly remedy: string;
}

const rank: Readonly<Record<Severity, number>> = { high: 0, medium: 1, low: 2 };

export const bySeverity = (a: Risk, b: Risk): number =>
  rank[a.severity] - rank[b.severity] ||
  compare(a.rule, b.rule) ||
  compare(a.tenant ?? "", b.tenant ?? "") ||
  compare(a.principal ?? "", b.principal ?? "");

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
