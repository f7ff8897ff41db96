import { Door } from "../door.ts";
import type { LogStore } from "./log-store.ts";

export const logDoor = new Door<LogStore>("log groups");
