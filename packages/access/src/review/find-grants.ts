import { accessPointName, type TenantScope } from "../tenants/tenant-scope.ts";
import { decide, type Path, pointPolicyOf } from "./ask.ts";
import { doorName, grantsThrough } from "./doors.ts";
import type { Grant, Refusal } from "./grant.ts";
import { mightAllow } from "./might-allow.ts";
import { extractedProbes, metadataProbes, rawProbes, resultsProbes } from "./probes.ts";
import { resourceIndex } from "./resource-index.ts";
import type { ReviewPrincipal } from "./review-principal.ts";
import type { ReviewSetting } from "./review-setting.ts";
import type { AccessPointState, AccessSnapshot } from "./snapshot.ts";
import { tableGrants } from "./table-grants.ts";
import { isWalledOff, walledFolder } from "./walls.ts";

export interface Found {
  readonly grants: readonly Grant[];
  readonly refusals: readonly Refusal[];
}

/** Every way of every principal to every tenant's objects. */
export function findGrants(
  setting: ReviewSetting,
  snapshot: AccessSnapshot,
  principals: readonly ReviewPrincipal[],
): Found {
  const grants: Grant[] = [];
  const refusals: Refusal[] = [];
  const index = resourceIndex(snapshot);
  const rawPoints = snapshot.accessPoints.filter(({ bucket }) => bucket === snapshot.raw.name);
  const byName = new Map(rawPoints.map((point) => [point.name, point]));
  const points = rawPoints.map((point) => ({ point, folder: allowsWriting(point) ? undefined : walledFolder(point) }));
  const lakePaths = pathsOf(snapshot, snapshot.lake.name);
  for (const tenant of setting.tenants) {
    const probes = rawProbes(tenant, setting, index);
    const own = byName.get(accessPointName(setting, tenant.name));
    const folder = `${setting.rawPrefix}${tenant.prefix ?? ""}`;
    const others = points
      .filter(({ folder: walled }) => walled === undefined || folder.startsWith(walled))
      .map(({ point }) => point)
      .filter((point) => point !== own && isDoorTo(point, tenant, setting));
    const paths: readonly Path[] = [...(own ? [own] : []), ...others].map((point) => ({ bucket: snapshot.raw, point }));
    const inLake = [
      { layer: "extracted", probes: extractedProbes(tenant.name, setting, index) },
      { layer: "results", probes: resultsProbes(tenant.name, index) },
    ] as const;
    for (const principal of principals) {
      const ask = { tenant: tenant.name, principal };
      const raw = [...paths, { bucket: snapshot.raw }].flatMap((path) =>
        grantsThrough({ ...ask, layer: "raw", path, probes }, snapshot),
      );
      const lake = lakePaths.flatMap((path) =>
        inLake.flatMap((layer) => grantsThrough({ ...ask, ...layer, path }, snapshot)),
      );
      grants.push(...raw, ...lake, ...tableGrants(ask, setting, snapshot));
      if (!raw.some(({ capability }) => capability === "read"))
        refusals.push({
          tenant: tenant.name,
          principal: principal.id,
          because: refusal(principal, tenant, { setting, snapshot, own }),
        });
    }
  }
  for (const principal of principals) {
    const ofAll = [
      { layer: "metadata", probes: metadataProbes(setting) },
      { layer: "results", probes: resultsProbes(undefined, index) },
    ] as const;
    grants.push(
      ...lakePaths.flatMap((path) =>
        ofAll.flatMap((layer) => grantsThrough({ tenant: "*", principal, ...layer, path }, snapshot)),
      ),
      ...tableGrants({ tenant: "*", principal }, setting, snapshot),
    );
  }
  return { grants, refusals };
}

function pathsOf(snapshot: AccessSnapshot, bucket: string): readonly Path[] {
  const state = bucket === snapshot.raw.name ? snapshot.raw : snapshot.lake;
  const points = snapshot.accessPoints.filter((point) => point.bucket === bucket);
  return [...points.map((point) => ({ bucket: state, point })), { bucket: state }];
}

/**
 * Whether another tenant's access point, or a hand-made one, can lead to this tenant's objects at all. Reading is shut by
 * walls; writing through it is a matter of its own policy, since an identity policy that wide opens the bucket as well.
 */
function isDoorTo(point: AccessPointState, { prefix, tags }: TenantScope, { rawPrefix }: ReviewSetting): boolean {
  const key = `${rawPrefix}${prefix ?? ""}`;
  const object = { key: `${key}an-object`, ...(tags && { tags }) };
  const open = (action: string): boolean => !isWalledOff(point, action, action === "s3:ListBucket" ? { key } : object);
  if (["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket"].some(open)) return true;
  return allowsWriting(point);
}

/** Its own policy speaks of more than reading. */
function allowsWriting(point: AccessPointState): boolean {
  const policy = pointPolicyOf(point);
  return (
    policy !== undefined &&
    ["s3:PutObject", "s3:DeleteObject", "s3:PutObjectTagging", "s3:ListBucketVersions"].some((action) =>
      mightAllow(policy, action, action === "s3:ListBucketVersions" ? point.arn : `${point.arn}/object/`),
    )
  );
}

interface RefusalSetting {
  readonly setting: ReviewSetting;
  readonly snapshot: AccessSnapshot;
  readonly own: AccessPointState | undefined;
}

/** Door by door, without the caller's name, so that equal reasons are equal texts. */
function refusal(principal: ReviewPrincipal, tenant: TenantScope, { setting, snapshot, own }: RefusalSetting): string {
  const object = {
    key: `${setting.rawPrefix}${tenant.prefix ?? ""}an-object`,
    ...(tenant.tags && { tags: tenant.tags }),
  };
  const doors: readonly Path[] = [...(own ? [{ bucket: snapshot.raw, point: own }] : []), { bucket: snapshot.raw }];
  return doors
    .map((path) => {
      const { sentence } = decide({ principal, action: "s3:GetObject", path, object }, snapshot);
      return `${doorName(path)}: ${sentence.replace(/^.*?, because /s, "").replace(/^.*? may not: /s, "")}`;
    })
    .join(" ");
}
