import { boolean, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { ServiceError } from "../../service-error.ts";
import type { EventsService } from "../events-service.ts";
import { checkBus, onRule } from "./rule-access.ts";

export const deleteRule = operation({
  name: "DeleteRule",
  input: { Name: string(), EventBusName: optional(string()), Force: optional(boolean) },
  access: ({ Name }, _context, { rules }: EventsService) => onRule("DeleteRule", Name, rules),
  handle: async ({ rules }, { Name, EventBusName }) => {
    checkBus(EventBusName);
    if ((rules.find(Name)?.targets.length ?? 0) > 0) {
      throw new ServiceError("ValidationException", "Rule can't be deleted since it has targets.");
    }
    await rules.delete(Name);
    return {};
  },
});
