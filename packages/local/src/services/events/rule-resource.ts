import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider, ResourceRequest } from "../../template/resource-provider.ts";
import { checkBus } from "./operations/rule-access.ts";
import { ruleTargets } from "./rule.ts";
import type { RuleStore } from "./rule-store.ts";

/** `AWS::Events::Rule` */
export function ruleResource(rules: RuleStore): ResourceProvider {
  return {
    type: "AWS::Events::Rule",
    existing: (request) => rules.find(nameOf(request)) && `Rule ${nameOf(request)} already exists`,
    async put(request) {
      const { Description, EventPattern, EventBusName, RoleArn, ScheduleExpression, State, Targets } =
        request.properties;
      checkBus(typeof EventBusName === "string" ? EventBusName : undefined);
      if (ScheduleExpression !== undefined) throw new Error("the local cloud does not run scheduled rules");
      const name = nameOf(request);
      const rule = await rules.put({
        name,
        eventPattern: typeof EventPattern === "string" ? EventPattern : JSON.stringify(EventPattern),
        state: State === "DISABLED" ? "DISABLED" : "ENABLED",
        targets: Targets === undefined ? [] : ruleTargets.read(Targets, "Targets"),
        ...(typeof Description === "string" && { description: Description }),
        ...(typeof RoleArn === "string" && { roleArn: RoleArn }),
      });
      if (request.previous && request.previous.ref !== name) await rules.delete(request.previous.ref);
      return { ref: name, attributes: { Arn: rule.arn } };
    },
    delete: ({ ref }) => rules.delete(ref),
  };
}

const nameOf = (request: ResourceRequest): string =>
  typeof request.properties.Name === "string" ? request.properties.Name : physicalName(request);
