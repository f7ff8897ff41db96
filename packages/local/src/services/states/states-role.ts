import { passNeed, trustsService } from "../../auth/service-role.ts";
import type { CloudContext } from "../cloud-context.ts";
import type { AccessNeed } from "../service.ts";
import { ServiceError } from "../service-error.ts";

const service = "states.amazonaws.com";
const handing = new Set(["CreateStateMachine", "UpdateStateMachine", "TestState"]);

/** Who gives a workflow its role must be allowed to: whatever the role may, the workflow does for them. */
export function roleNeeds(operation: string, { roleArn }: Readonly<Record<string, unknown>>): readonly AccessNeed[] {
  return handing.has(operation) && typeof roleArn === "string" ? [passNeed(roleArn, service)] : [];
}

/** A role that is there must trust Step Functions; one that is not there has no permissions, and its workflow none. */
export function requireStatesTrust(
  cloud: Pick<CloudContext, "identities" | "authorizer" | "account">,
  { roleArn }: Readonly<Record<string, unknown>>,
): void {
  if (typeof roleArn !== "string" || !cloud.identities.role(roleArn) || trustsService(cloud, roleArn, service)) return;
  throw new ServiceError(
    "AccessDeniedException",
    `Neither the global service principal ${service}, nor the regional one is authorized to assume the provided role.`,
  );
}
