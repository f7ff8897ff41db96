import type { EventBus } from "./event-bus.ts";
import type { RuleStore } from "./rule-store.ts";

/** What EventBridge's operations work on. */
export interface EventsService {
  readonly rules: RuleStore;
  readonly bus: EventBus;
}
