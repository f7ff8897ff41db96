import { Door } from "../door.ts";
import type { LakeFormationStore } from "./lake-formation-store.ts";

/** Lake Formation's permissions, for Athena in the same process. */
export const lakeFormationDoor = new Door<LakeFormationStore>("lake formation");
