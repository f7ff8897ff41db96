/** Partition of files that no tenant claims. No tenant can have this name. */
export const noTenant = "_none";

export interface TenantScope {
  readonly name: string;
  /** Under the raw prefix: `acme/`. */
  readonly prefix?: string | undefined;
}

/**
 * The tenant whose prefix holds a key; the longest prefix wins.
 *
 * @example
 * tenantOfKey("inbox/acme/a.pdf", "inbox/", [{ name: "acme", prefix: "acme/" }]); // "acme"
 */
export function tenantOfKey(key: string, rawPrefix: string, tenants: readonly TenantScope[]): string {
  let found: { name: string; length: number } | undefined;
  for (const { name, prefix } of tenants) {
    if (!prefix || !key.startsWith(rawPrefix + prefix)) continue;
    if (!found || prefix.length > found.length) found = { name, length: prefix.length };
  }
  return found?.name ?? noTenant;
}
