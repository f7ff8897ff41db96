import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { managedPolicyResource } from "./managed-policy-resource.ts";
import { policyResource } from "./policy-resource.ts";
import { roleResource } from "./role-resource.ts";

/** Roles and policies. */
export function iamModule({ identities }: CloudContext): ServiceModule {
  return {
    services: [],
    resources: [roleResource(identities), policyResource(identities), managedPolicyResource(identities)],
  };
}
