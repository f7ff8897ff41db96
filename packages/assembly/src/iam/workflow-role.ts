import { permissionsOf } from "@tributary/asl";
import { type Blueprint, definitionOf } from "@tributary/pipeline";
import { ref } from "../template/intrinsics.ts";
import { tags } from "../template/tags.ts";
import type { Resources } from "../template/template.ts";
import { role } from "./role.ts";
import { workflowResource } from "./workflow-resource.ts";

/** The state machine's role: what its states call, and what the services they call do in its name. */
export function workflowRole(blueprint: Blueprint): Resources {
  const needed = permissionsOf(definitionOf(blueprint), { stateMachine: `${blueprint.name}-\${Stage}` });
  return {
    StateMachineRole: role({
      description: `What the workflow of ${blueprint.name} may do`,
      service: "states.amazonaws.com",
      // https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html: no deputy for another account's machine.
      trustCondition: { StringEquals: { "aws:SourceAccount": ref("AWS::AccountId") } },
      policyName: "workflow",
      statements: [
        ...needed.map(({ actions, resources, condition }) => ({
          actions,
          resources: resources.filter(isUnqualified).map((resource) => workflowResource(blueprint, actions, resource)),
          ...(condition && { condition }),
        })),
        { actions: logDelivery, resources: ["*"] },
      ],
      tags: tags(blueprint),
    }),
  };
}

/**
 * Step Functions sets up its own delivery to the log group, with the role. IAM knows no resources for these actions.
 *
 * https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
 */
const logDelivery: readonly string[] = [
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
];

/** The template has no function versions or aliases, so nothing is invoked by a qualifier. */
const isUnqualified = (resource: string): boolean => !resource.endsWith("FunctionArn}:*");
