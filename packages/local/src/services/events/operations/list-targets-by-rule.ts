import { optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import type { EventsService } from "../events-service.ts";
import { checkBus, onRule } from "./rule-access.ts";

export const listTargetsByRule = operation({
  name: "ListTargetsByRule",
  input: { Rule: string(), EventBusName: optional(string()) },
  access: ({ Rule }, _context, { rules }: EventsService) => onRule("ListTargetsByRule", Rule, rules),
  handle: ({ rules }, { Rule, EventBusName }) => {
    checkBus(EventBusName);
    return { Targets: rules.get(Rule).targets };
  },
});
