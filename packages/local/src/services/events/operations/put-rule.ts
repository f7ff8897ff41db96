import { oneOf, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { ServiceError } from "../../service-error.ts";
import type { EventsService } from "../events-service.ts";
import { checkBus, onRule } from "./rule-access.ts";

export const putRule = operation({
  name: "PutRule",
  input: {
    Name: string({ min: 1, max: 64, pattern: /^[.\-_A-Za-z0-9]+$/ }),
    EventPattern: optional(string()),
    ScheduleExpression: optional(string()),
    State: optional(oneOf("ENABLED", "DISABLED")),
    Description: optional(string({ max: 512 })),
    RoleArn: optional(string()),
    EventBusName: optional(string()),
  },
  access: ({ Name }, _context, { rules }: EventsService) => onRule("PutRule", Name, rules),
  handle: async (
    { rules },
    { Name, EventPattern, ScheduleExpression, State = "ENABLED", Description, RoleArn, EventBusName },
  ) => {
    checkBus(EventBusName);
    if (ScheduleExpression !== undefined) {
      throw new ServiceError(
        "ValidationException",
        "The local cloud does not run scheduled rules; give the rule an EventPattern.",
      );
    }
    if (EventPattern === undefined) {
      throw new ServiceError(
        "ValidationException",
        "Parameter(s) EventPattern or ScheduleExpression must be specified.",
      );
    }
    const rule = await rules.put({
      name: Name,
      eventPattern: EventPattern,
      state: State,
      ...(Description !== undefined && { description: Description }),
      ...(RoleArn !== undefined && { roleArn: RoleArn }),
    });
    return { RuleArn: rule.arn };
  },
});
