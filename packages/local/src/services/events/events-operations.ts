import type { Operation } from "../operation.ts";
import type { EventsService } from "./events-service.ts";
import { deleteRule } from "./operations/delete-rule.ts";
import { describeRule } from "./operations/describe-rule.ts";
import { listRules } from "./operations/list-rules.ts";
import { listTargetsByRule } from "./operations/list-targets-by-rule.ts";
import { putEvents } from "./operations/put-events.ts";
import { putRule } from "./operations/put-rule.ts";
import { putTargets } from "./operations/put-targets.ts";
import { removeTargets } from "./operations/remove-targets.ts";
import { disableRule, enableRule } from "./operations/set-rule-state.ts";
import { testEventPattern } from "./operations/test-event-pattern.ts";

export const eventsOperations: readonly Operation<EventsService>[] = [
  putEvents,
  putRule,
  describeRule,
  listRules,
  deleteRule,
  enableRule,
  disableRule,
  putTargets,
  removeTargets,
  listTargetsByRule,
  testEventPattern,
];
