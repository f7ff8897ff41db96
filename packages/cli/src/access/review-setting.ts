import type { ReviewSetting } from "@tributary/access";
import type { Blueprint } from "@tributary/pipeline";

/** What a review needs of a pipeline. */
export const reviewSetting = (
  { name, raw, lake, catalog, tenants, routes }: Blueprint,
  stage: string,
): ReviewSetting => ({
  pipeline: name,
  stage,
  rawPrefix: raw.prefix,
  lakePrefix: lake.prefix,
  database: `${catalog.database}_${stage}`,
  tables: [...new Set(routes.map(({ table }) => table))],
  tenants,
});
