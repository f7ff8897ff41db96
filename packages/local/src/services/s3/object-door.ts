import { Door } from "../door.ts";
import type { ObjectAccess } from "./object-access.ts";

/** Objects, for services of the same process: each call is authorised as the principal that is handed in. */
export const objectDoor = new Door<ObjectAccess>("s3 objects");
