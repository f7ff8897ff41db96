import type { ReviewSetting } from "@tributary/access";
import type { Blueprint } from "@tributary/pipeline";
import { stackRolePrefixes } from "./role-drift.ts";

/** What a review needs of a pipeline. */
export const reviewSetting = (blueprint: Blueprint, stage: string): ReviewSetting => {
  const { name, raw, lake, catalog, tenants, routes } = blueprint;
  return {
    pipeline: name,
    stage,
    rawPrefix: raw.prefix,
    lakePrefix: lake.prefix,
    database: `${catalog.database}_${stage}`,
    tables: [...new Set(routes.map(({ table }) => table))],
    tenants,
    stackRoles: stackRolePrefixes(blueprint, stage),
  };
};
