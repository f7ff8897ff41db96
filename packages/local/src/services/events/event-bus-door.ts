import { Door } from "../door.ts";
import type { EventBus } from "./event-bus.ts";

/** The default event bus, for services that tell events. */
export const eventBusDoor = new Door<EventBus>("event bus");
