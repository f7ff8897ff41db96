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
  /** What the names of the stack's own roles begin with; absent: any role of services that bears the pipeline's name. */
  readonly stackRoles?: readonly string[];
}
