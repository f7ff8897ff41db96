import { list, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import type { EventsService } from "../events-service.ts";
import { checkBus, onRule } from "./rule-access.ts";

export const removeTargets = operation({
  name: "RemoveTargets",
  input: { Rule: string(), EventBusName: optional(string()), Ids: list(string(), { min: 1, max: 100 }) },
  access: ({ Rule }, _context, { rules }: EventsService) => onRule("RemoveTargets", Rule, rules),
  handle: async ({ rules }, { Rule, EventBusName, Ids }) => {
    checkBus(EventBusName);
    const rule = rules.get(Rule);
    const known = new Set(rule.targets.map(({ Id }) => Id));
    const FailedEntries = Ids.filter((id) => !known.has(id)).map((TargetId) => ({
      TargetId,
      ErrorCode: "ResourceNotFoundException",
      ErrorMessage: `Rule ${Rule} does not have a target with id ${TargetId}.`,
    }));
    await rules.put({ ...rule, targets: rule.targets.filter(({ Id }) => !Ids.includes(Id)) });
    return { FailedEntryCount: FailedEntries.length, FailedEntries };
  },
});
