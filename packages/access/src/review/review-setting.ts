import type { TenantScope } from "../tenants/tenant-scope.ts";

/** What the pipeline declares, as far as a review needs it. */
export interface ReviewSetting {
  readonly pipeline: string;
  readonly stage: string;
  readonly rawPrefix: string;
  readonly lakePrefix: string;
  readonly database: string;
  readonly tables: readonly string[];
  readonly tenants: readonly TenantScope[];
}
