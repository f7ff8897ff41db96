import { queryService } from "../../wire/query-service.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { managedPolicyResource } from "./managed-policy-resource.ts";
import { getAccountAuthorizationDetails } from "./operations/get-account-authorization-details.ts";
import { policyResource } from "./policy-resource.ts";
import { roleResource } from "./role-resource.ts";

/** Roles and policies: made by templates, read over the wire. */
export function iamModule({ account, identities }: CloudContext): ServiceModule {
  const iam = queryService({
    signingName: "iam",
    xmlNamespace: "https://iam.amazonaws.com/doc/2010-05-08/",
    account,
    operations: [getAccountAuthorizationDetails],
    store: identities,
  });
  return {
    services: [iam],
    resources: [roleResource(identities), policyResource(identities), managedPolicyResource(identities)],
  };
}
