import type { IdentityStore } from "../services/iam/identity-store.ts";
import type { AccessNeed } from "../services/service.ts";
import type { Authorizer } from "./authorizer.ts";
import { servicePrincipal } from "./request-principal.ts";

/** Who hands a role to a service must be allowed to. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
export const passNeed = (roleArn: string, service: string): AccessNeed => ({
  action: "iam:PassRole",
  resource: roleArn,
  context: { "iam:PassedToService": service },
});

interface Trusting {
  readonly identities: IdentityStore;
  readonly authorizer: Authorizer;
  readonly account: string;
}

/** Whether a role's trust policy lets a service act as it. A role that is not there lets nobody. */
export function trustsService(
  { identities, authorizer, account }: Trusting,
  roleArn: string,
  service: string,
): boolean {
  const role = identities.role(roleArn);
  if (!role) return false;
  const need: AccessNeed = {
    action: "sts:AssumeRole",
    resource: roleArn,
    resourcePolicy: { name: `trust policy of ${role.name}`, document: role.trust },
    resourcePolicyRequired: true,
    context: { "aws:SourceAccount": account },
  };
  return authorizer.decide(servicePrincipal(service), need).allowed;
}
