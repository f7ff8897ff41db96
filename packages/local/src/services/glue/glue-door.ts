import { Door } from "../door.ts";
import type { GlueCatalog } from "./glue-catalog.ts";

/** The catalog, for Athena in the same process. */
export const glueDoor = new Door<GlueCatalog>("glue catalog");
