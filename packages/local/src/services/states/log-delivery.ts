import { sessionPrincipal } from "../../auth/session-principal.ts";
import { isRecord } from "../../template/is-record.ts";
import type { CloudContext } from "../cloud-context.ts";
import { ServiceError } from "../service-error.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy */
const actions = [
  "CreateLogDelivery",
  "GetLogDelivery",
  "UpdateLogDelivery",
  "DeleteLogDelivery",
  "ListLogDeliveries",
  "PutResourcePolicy",
  "DescribeResourcePolicies",
  "DescribeLogGroups",
];

/** A state machine that logs must be allowed to by its role, or Step Functions does not make it. */
export function requireLogDelivery(
  { authorizer }: Pick<CloudContext, "authorizer">,
  { roleArn, loggingConfiguration }: Readonly<Record<string, unknown>>,
): void {
  if (typeof roleArn !== "string" || !isRecord(loggingConfiguration)) return;
  const { level = "OFF" } = loggingConfiguration;
  if (level === "OFF") return;
  const needs = actions.map((action) => ({ action: `logs:${action}`, resource: "*" }));
  try {
    authorizer.authorize(sessionPrincipal(roleArn, "states", ""), needs);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw new ServiceError(
      "AccessDeniedException",
      "The state machine IAM Role is not authorized to access the Log Destination",
    );
  }
}
