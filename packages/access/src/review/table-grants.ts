import type { Grant } from "./grant.ts";
import type { ReviewPrincipal } from "./review-principal.ts";
import type { ReviewSetting } from "./review-setting.ts";
import type { AccessSnapshot, TableGrant } from "./snapshot.ts";

/** The metadata layer's table. */
const metadataTable = "objects";

interface Asked {
  readonly tenant: string;
  readonly principal: ReviewPrincipal;
}

/** What Lake Formation lets a principal select of a tenant's rows (`*`: of the metadata). */
export function tableGrants(
  { tenant, principal }: Asked,
  { database, tables }: ReviewSetting,
  { tableGrants: all = [] }: AccessSnapshot,
): readonly Grant[] {
  const wanted = tenant === "*" ? [metadataTable] : tables;
  const seen = all.find(
    (grant) =>
      grant.database === database &&
      isFor(grant, principal) &&
      wanted.some((table) => grant.table === "*" || grant.table === table) &&
      (tenant === "*" || rowsOf(grant, tenant) !== "none"),
  );
  if (!seen) return [];
  const filter = seen.rowFilter === undefined ? "all rows" : `rows where ${seen.rowFilter}`;
  const rows = tenant === "*" ? "own" : rowsOf(seen, tenant);
  return [
    {
      tenant,
      layer: tenant === "*" ? "metadata" : "extracted",
      principal: principal.id,
      capability: "read",
      via: "Athena",
      conditions: rows === "unknown" ? [`the row filter cannot be read: ${seen.rowFilter}`] : [],
      because: `Lake Formation lets ${seen.principal} select ${filter} of ${seen.database}.${seen.table}.`,
      example: `${seen.database}.${seen.table}`,
      ...(principal.assumed !== undefined && { assumed: principal.assumed }),
    },
  ];
}

function isFor({ principal }: TableGrant, { id, request }: ReviewPrincipal): boolean {
  if (principal === id || principal === request.roleArn) return true;
  if (principal === "EVERYONE") return request.account !== "";
  if (principal === request.account || principal === `arn:aws:iam::${request.account}:root`) return true;
  // The group of everybody with an identity in the account.
  return principal.endsWith(":IAMPrincipals") && principal.startsWith(request.account) && request.account !== "";
}

/** A row filter of the form `tenant = 'acme'`, or a list of them; anything else is not guessed at. */
export function rowsOf({ rowFilter }: TableGrant, tenant: string): "own" | "none" | "unknown" {
  if (rowFilter === undefined || /^\s*true\s*$/i.test(rowFilter)) return "own";
  const listed = /^\s*"?tenant"?\s*(?:=\s*('(?:[^']|'')*')|in\s*\(\s*((?:'(?:[^']|'')*'\s*,?\s*)+)\))\s*$/i.exec(
    rowFilter,
  );
  if (!listed) return "unknown";
  const values = [...(listed[1] ?? listed[2] ?? "").matchAll(/'((?:[^']|'')*)'/g)].map(([, text = ""]) =>
    text.replaceAll("''", "'"),
  );
  return values.includes(tenant) ? "own" : "none";
}
