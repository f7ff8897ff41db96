import type { ServiceRequest } from "../../service.ts";
import type { EventCause, ObjectEventType } from "../object-event.ts";

export function eventCause(
  { requestId, principal }: Pick<ServiceRequest, "requestId" | "principal">,
  type: ObjectEventType,
  reason?: string,
): EventCause {
  return { type, requestId, requester: principal.account || "anonymous", ...(reason !== undefined && { reason }) };
}
