import type { TenantScope } from "../tenants/tenant-scope.ts";
import type { ObjectProbe } from "./ask.ts";
import type { ResourceIndex } from "./resource-index.ts";
import type { ReviewSetting } from "./review-setting.ts";

/** The last part of a key that stands for any. */
export const anyName = "an-object";

/**
 * Objects that stand for a tenant's raw files: one of its folder, and one for every part of the folder that some policy
 * singles out. A policy that opens only `inbox/acme/secret/*` is found by them.
 */
export function rawProbes(
  { prefix, tags }: TenantScope,
  setting: ReviewSetting,
  index: ResourceIndex,
): readonly ObjectProbe[] {
  const folder = `${setting.rawPrefix}${prefix ?? ""}`;
  // The folder itself is what a listing asks for.
  const keys = new Set([
    `${folder}${anyName}`,
    ...index.below(folder),
    ...index.across(folder),
    ...(folder === "" ? [] : [folder]),
  ]);
  return [...keys].map((key) => ({ key, ...(tags && { tags }) }));
}

/** Records of a tenant, one a table, and those that some policy singles out. */
export function extractedProbes(
  tenant: string,
  { lakePrefix, tables }: ReviewSetting,
  index: ResourceIndex,
): readonly ObjectProbe[] {
  const folder = `tenant=${tenant}/`;
  const keys = tables.flatMap((table) => [
    `${lakePrefix}extracted/${table}/${folder}dt=2026-01-01/${anyName}.json`,
    ...index.below(`${lakePrefix}extracted/${table}/${folder}`),
  ]);
  return [...new Set([...keys, ...index.below(`${lakePrefix}extracted/*/${folder}`)])].map((key) => ({ key }));
}

/** What the tenant's readers asked Athena; without a tenant, what the pipeline's own workgroup answered. */
export function resultsProbes(tenant: string | undefined, index: ResourceIndex): readonly ObjectProbe[] {
  const folder = tenant === undefined ? "query-results/" : `query-results/${tenant}/`;
  const keys = [`${folder}${anyName}.csv`, ...(tenant === undefined ? [] : index.below(folder))];
  return keys.map((key) => ({ key }));
}

export const metadataProbes = ({ lakePrefix }: ReviewSetting): readonly ObjectProbe[] => [
  { key: `${lakePrefix}metadata/objects/dt=2026-01-01/${anyName}.json` },
];
