import { integer, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { page } from "../../page.ts";
import type { EventsService } from "../events-service.ts";
import { ruleAnswer } from "./describe-rule.ts";
import { checkBus, onRule } from "./rule-access.ts";

export const listRules = operation({
  name: "ListRules",
  input: {
    NamePrefix: optional(string()),
    EventBusName: optional(string()),
    NextToken: optional(string()),
    Limit: optional(integer({ min: 1, max: 100 })),
  },
  access: (_input, _context, { rules }: EventsService) => onRule("ListRules", "*", rules),
  handle: ({ rules }, { NamePrefix = "", EventBusName, NextToken, Limit = 100 }) => {
    checkBus(EventBusName);
    const all = rules.list().filter(({ name }) => name.startsWith(NamePrefix));
    const { items, next } = page(all, { max: Limit, token: NextToken, keyOf: ({ name }) => name });
    return { Rules: items.map(ruleAnswer), ...(next !== undefined && { NextToken: next }) };
  },
});
