import type { AccessReview } from "@tributary/access";
import type { Drift } from "./drift.ts";

/** A review as it is shown: what was found, what differs, when and where it was read. */
export interface Report extends AccessReview {
  readonly drift: readonly Drift[];
  /** ISO 8601. */
  readonly readAt: string;
  readonly where: string;
}

/** Grants of one tenant, layer, principal and door in one row. */
export interface ReportRow {
  readonly tenant: string;
  readonly layer: string;
  readonly principal: string;
  readonly label: string;
  readonly kind: string;
  readonly can: readonly string[];
  readonly via: string;
  readonly conditions: readonly string[];
  readonly expected: boolean;
  readonly assumed?: string;
  readonly because: readonly string[];
}

export function reportRows({ grants, principals }: Pick<AccessReview, "grants" | "principals">): readonly ReportRow[] {
  const byId = new Map(principals.map((principal) => [principal.id, principal]));
  const rows = new Map<string, ReportRow>();
  for (const grant of grants) {
    const { tenant, layer, principal, via, conditions, expected, capability, because, assumed } = grant;
    const id = JSON.stringify([tenant, layer, principal, via, conditions, expected]);
    const known = rows.get(id);
    rows.set(id, {
      tenant,
      layer,
      principal,
      label: byId.get(principal)?.label ?? principal,
      kind: byId.get(principal)?.kind ?? "",
      can: [...(known?.can ?? []), capability],
      via,
      conditions,
      expected,
      ...(assumed !== undefined && { assumed }),
      because: [...(known?.because ?? []), because],
    });
  }
  return [...rows.values()];
}
