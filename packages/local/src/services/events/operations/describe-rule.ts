import { optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import type { EventsService } from "../events-service.ts";
import type { Rule } from "../rule.ts";
import { checkBus, onRule } from "./rule-access.ts";

export const describeRule = operation({
  name: "DescribeRule",
  input: { Name: string(), EventBusName: optional(string()) },
  access: ({ Name }, _context, { rules }: EventsService) => onRule("DescribeRule", Name, rules),
  handle: ({ rules }, { Name, EventBusName }) => {
    checkBus(EventBusName);
    return ruleAnswer(rules.get(Name));
  },
});

export function ruleAnswer(rule: Rule): Record<string, unknown> {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventPattern: rule.eventPattern,
    State: rule.state,
    EventBusName: "default",
    ...(rule.description !== undefined && { Description: rule.description }),
    ...(rule.roleArn !== undefined && { RoleArn: rule.roleArn }),
  };
}
