import { string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { ServiceError } from "../../service-error.ts";
import { parsePattern } from "../check-pattern.ts";
import type { EventsService } from "../events-service.ts";
import { matchesPattern } from "../match-pattern.ts";

export const testEventPattern = operation({
  name: "TestEventPattern",
  input: { EventPattern: string(), Event: string() },
  access: (_input, _context, _store: EventsService) => [{ action: "events:TestEventPattern", resource: "*" }],
  handle: (_store, { EventPattern, Event }) => {
    let event: unknown;
    try {
      event = JSON.parse(Event);
    } catch {
      throw new ServiceError("ValidationException", "Event is not valid JSON.");
    }
    return { Result: matchesPattern(parsePattern(EventPattern), event) };
  },
});
