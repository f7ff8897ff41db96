import { optimizedActions } from "../../aws/optimized-actions.ts";
import { readResource, type TaskResource } from "../../aws/read-resource.ts";
import { serviceNames } from "../../aws/service-names.ts";
import { didYouMean } from "../closest.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { LintContext } from "../lint-context.ts";
import type { Rule } from "./rule.ts";

/** An integration names a service that exists, an action it has, and a way to wait that there is. */
export const services: Rule = (context) =>
  context.states.flatMap(({ state, location }) => {
    const resource = state.Type === "Task" ? readResource(state.Resource) : undefined;
    if (!resource) return [];
    return problems(resource, context).map(
      ([code, message]): Diagnostic => ({ code, severity: "error", message, location: `${location}/Resource` }),
    );
  });

type Problem = readonly ["TRB-ASL-138" | "TRB-ASL-146", string];

function problems(resource: TaskResource, context: LintContext): readonly Problem[] {
  if (resource.integration === "sdk") return ofSdk(resource, context);
  return resource.integration === "optimized" || resource.integration === "http" ? ofOptimized(resource) : [];
}

function ofSdk({ service, action, waits }: TaskResource, { aws }: LintContext): readonly Problem[] {
  const model = aws?.service(service);
  if (!model && !serviceNames.has(service))
    return [["TRB-ASL-138", `the AWS SDK has no service ${service}${didYouMean(service, serviceNames)}`]];
  if (model && !model.actions.has(action))
    return [["TRB-ASL-138", `${service} has no action ${action}${didYouMean(action, model.actions)}`]];
  if (waits === "sync") return [["TRB-ASL-146", "AWS SDK integrations have no .sync"]];
  return [];
}

function ofOptimized({ service, action, waits }: TaskResource): readonly Problem[] {
  const actions = optimizedActions.get(service);
  if (!actions)
    return [
      ["TRB-ASL-138", `there is no optimised integration ${service}${didYouMean(service, optimizedActions.keys())}`],
    ];
  const canWait = actions.get(action);
  if (canWait === undefined)
    return [
      [
        "TRB-ASL-138",
        `the optimised integration ${service} has no action ${action}${didYouMean(action, actions.keys())}`,
      ],
    ];
  return waits === "sync" && !canWait ? [["TRB-ASL-146", `${service}:${action} has no .sync`]] : [];
}
