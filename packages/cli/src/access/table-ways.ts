import { type Grant, type ReviewPrincipal, tableGrants } from "@tributary/access";
import type { OpenedReview } from "./open-review.ts";
import type { S3Place } from "./s3-place.ts";

/** Who reads a record of the lake as a row, through Athena, without reading the object itself. */
export function tableWays(
  { bucket, key }: S3Place,
  principals: readonly ReviewPrincipal[],
  { setting, snapshot }: OpenedReview,
): readonly Grant[] {
  if (bucket !== snapshot.lake || !key.startsWith(setting.lakePrefix)) return [];
  const below = key.slice(setting.lakePrefix.length);
  const [, table, tenant] = /^extracted\/([^/]+)\/tenant=([^/]+)\//.exec(below) ?? [];
  if (table !== undefined && tenant !== undefined && setting.tables.includes(table))
    return principals.flatMap((principal) =>
      tableGrants({ tenant, principal }, { ...setting, tables: [table] }, snapshot),
    );
  if (!below.startsWith("metadata/objects/")) return [];
  return principals.flatMap((principal) => tableGrants({ tenant: "*", principal }, setting, snapshot));
}
