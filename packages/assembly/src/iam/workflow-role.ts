import { permissionsOf } from "@tributary/asl";
import type { Blueprint } from "@tributary/pipeline";
import { tags } from "../template/tags.ts";
import { ref } from "../template/intrinsics.ts";
import type { Resources } from "../template/template.ts";
import { role } from "./role.ts";
import { workflowResource } from "./workflow-resource.ts";

/** The state machine's role: what its states call, and what the services they call do in its name. */
export function workflowRole(blueprint: Blueprint): Resources {
  const needed = permissionsOf(blueprint.workflow.definition);
  return {
    StateMachineRole: role({
      description: `What the workflow of ${blueprint.name} may do`,
      service: "states.amazonaws.com",
      // https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html: no deputy for another account's machine.
      trustCondition: { StringEquals: { "aws:SourceAccount": ref("AWS::AccountId") } },
      policyName: "workflow",
      statements: needed.map(({ actions, resources, condition }) => ({
        actions,
        resources: resources.map((resource) => workflowResource(blueprint, actions, resource)),
        ...(condition && { condition }),
      })),
      tags: tags(blueprint),
    }),
  };
}
