import { passNeed, trustsService } from "../../auth/service-role.ts";
import { sessionPrincipal } from "../../auth/session-principal.ts";
import type { CloudContext } from "../cloud-context.ts";
import type { AccessNeed, Principal } from "../service.ts";
import { cloudFormationError } from "./cloudformation-error.ts";
import type { Stack } from "./stack.ts";

const service = "cloudformation.amazonaws.com";

/** Who hands CloudFormation a role must be allowed to. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html */
export const passNeeds = (roleArn: string | undefined): readonly AccessNeed[] =>
  roleArn === undefined ? [] : [passNeed(roleArn, service)];

/** Whom CloudFormation acts as: the role it is given, the one that the stack keeps from before, or the caller. */
export function actor(
  cloud: Pick<CloudContext, "identities" | "authorizer" | "account">,
  principal: Principal,
  { given, stack }: { readonly given: string | undefined; readonly stack: Stack | undefined },
): { readonly principal: Principal; readonly roleArn?: string } {
  const roleArn = given ?? stack?.roleArn;
  if (roleArn === undefined) return { principal };
  if (!trustsService(cloud, roleArn, service))
    throw cloudFormationError.validation(`Role ${roleArn} is invalid or cannot be assumed`);
  return { principal: sessionPrincipal(roleArn, "AWSCloudFormation", ""), roleArn };
}
