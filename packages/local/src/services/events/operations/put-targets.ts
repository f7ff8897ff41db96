import { passNeed } from "../../../auth/service-role.ts";
import { optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import type { EventsService } from "../events-service.ts";
import { ruleTargets } from "../rule.ts";
import { checkBus, onRule } from "./rule-access.ts";

export const putTargets = operation({
  name: "PutTargets",
  input: { Rule: string(), EventBusName: optional(string()), Targets: ruleTargets },
  access: ({ Rule, Targets }, _context, { rules }: EventsService) => [
    ...onRule("PutTargets", Rule, rules),
    ...Targets.flatMap(({ RoleArn }) => (RoleArn === undefined ? [] : [passNeed(RoleArn, "events.amazonaws.com")])),
  ],
  handle: async ({ rules }, { Rule, EventBusName, Targets }) => {
    checkBus(EventBusName);
    const rule = rules.get(Rule);
    const replaced = new Set(Targets.map(({ Id }) => Id));
    await rules.put({ ...rule, targets: [...rule.targets.filter(({ Id }) => !replaced.has(Id)), ...Targets] });
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
});
