import { servicePrincipal } from "../../auth/request-principal.ts";
import { sessionPrincipal } from "../../auth/session-principal.ts";
import type { CloudContext } from "../cloud-context.ts";
import type { AccessNeed, Principal } from "../service.ts";
import { cloudFormationError } from "./cloudformation-error.ts";
import type { Stack } from "./stack.ts";

const service = "cloudformation.amazonaws.com";

/** Who hands CloudFormation a role must be allowed to. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html */
export const passNeeds = (roleArn: string | undefined): readonly AccessNeed[] =>
  roleArn === undefined
    ? []
    : [{ action: "iam:PassRole", resource: roleArn, context: { "iam:PassedToService": service } }];

/** Whom CloudFormation acts as: the role it is given, the one that the stack keeps from before, or the caller. */
export function actor(
  { identities, authorizer }: Pick<CloudContext, "identities" | "authorizer">,
  principal: Principal,
  { given, stack }: { readonly given: string | undefined; readonly stack: Stack | undefined },
): { readonly principal: Principal; readonly roleArn?: string } {
  const roleArn = given ?? stack?.roleArn;
  if (roleArn === undefined) return { principal };
  const role = identities.role(roleArn);
  const trusted =
    role !== undefined &&
    authorizer.decide(servicePrincipal(service), {
      action: "sts:AssumeRole",
      resource: roleArn,
      resourcePolicy: { name: `trust policy of ${role.name}`, document: role.trust },
      resourcePolicyRequired: true,
    }).allowed;
  if (!trusted) throw cloudFormationError.validation(`Role ${roleArn} is invalid or cannot be assumed`);
  return { principal: sessionPrincipal(roleArn, "AWSCloudFormation", ""), roleArn };
}
