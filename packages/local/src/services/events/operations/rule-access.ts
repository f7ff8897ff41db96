import type { AccessNeed } from "../../service.ts";
import { ServiceError } from "../../service-error.ts";
import type { RuleStore } from "../rule-store.ts";

export function onRule(action: string, name: string, store: RuleStore): readonly AccessNeed[] {
  return [{ action: `events:${action}`, resource: store.arnOf(name) }];
}

/** The local cloud has the default bus only. */
export function checkBus(name: string | undefined): void {
  if (name === undefined || name === "default" || name.endsWith(":event-bus/default")) return;
  throw new ServiceError("ResourceNotFoundException", `Event bus ${name} does not exist.`);
}
