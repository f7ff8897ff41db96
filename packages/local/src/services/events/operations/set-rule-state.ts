import { optional, string } from "../../input-shape.ts";
import { type Operation, operation } from "../../operation.ts";
import type { EventsService } from "../events-service.ts";
import { checkBus, onRule } from "./rule-access.ts";

export const enableRule = setRuleState("EnableRule", "ENABLED");
export const disableRule = setRuleState("DisableRule", "DISABLED");

function setRuleState(name: string, state: "ENABLED" | "DISABLED"): Operation<EventsService> {
  return operation({
    name,
    input: { Name: string(), EventBusName: optional(string()) },
    access: ({ Name }, _context, { rules }: EventsService) => onRule(name, Name, rules),
    handle: async ({ rules }, { Name, EventBusName }) => {
      checkBus(EventBusName);
      await rules.put({ ...rules.get(Name), state });
      return {};
    },
  });
}
