import type { PolicyDocument } from "../policy-document.ts";
import type { TenantScope } from "../tenants/tenant-scope.ts";
import type { ObjectProbe } from "./ask.ts";
import type { ReviewSetting } from "./review-setting.ts";
import type { AccessSnapshot } from "./snapshot.ts";

const name = "an-object";

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
  const keys = new Set([`${folder}${name}`, ...index.below(folder), ...(folder === "" ? [] : [folder])]);
  return [...keys].map((key) => ({ key, ...(tags && { tags }) }));
}

/** Records of a tenant, one a table. */
export function extractedProbes(tenant: string, { lakePrefix, tables }: ReviewSetting): readonly ObjectProbe[] {
  return tables.map((table) => ({
    key: `${lakePrefix}extracted/${table}/tenant=${tenant}/dt=2026-01-01/${name}.json`,
  }));
}

export const metadataProbes = ({ lakePrefix }: ReviewSetting): readonly ObjectProbe[] => [
  { key: `${lakePrefix}metadata/objects/dt=2026-01-01/${name}.json` },
];

/** Keys that resource patterns single out, found by the folder they lie in. */
export interface ResourceIndex {
  readonly below: (folder: string) => readonly string[];
}

const mostBelow = 8;

/** Reads the patterns of every policy once; a lookup is a binary search, whatever the number of tenants. */
export function resourceIndex(snapshot: AccessSnapshot): ResourceIndex {
  const documents = [
    snapshot.raw.policy,
    ...snapshot.accessPoints.map(({ policy }) => policy),
    ...snapshot.identities.flatMap(({ policies }) => policies.map(({ document }) => document)),
  ];
  const keys = [...new Set(documents.flatMap(keysNamed))].sort();
  return {
    below: (folder) => {
      let [low, high] = [0, keys.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((keys[middle] ?? "") < folder) low = middle + 1;
        else high = middle;
      }
      const found: string[] = [];
      for (let at = low; found.length < mostBelow && keys[at]?.startsWith(folder); at++) {
        const key = keys[at] ?? "";
        if (key !== `${folder}*`) found.push(key.replaceAll("*", name).replaceAll("?", "x"));
      }
      return found;
    },
  };
}

function keysNamed(policy: PolicyDocument | undefined): readonly string[] {
  if (!policy) return [];
  return [policy.Statement].flat().flatMap(({ Resource, NotResource }) =>
    [Resource ?? [], NotResource ?? []].flat(2).flatMap((resource) => {
      const key = /^arn:[^:]*:s3:(?:::[^/]+\/|[^:]*:\d*:accesspoint\/[^/]+\/object\/)(.+)$/.exec(String(resource))?.[1];
      return key === undefined || key.startsWith("*") || key.includes("${") ? [] : [key];
    }),
  );
}
