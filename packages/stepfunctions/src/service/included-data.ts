import type { JsonObject } from "../json.ts";
import { optionalString } from "./read-input.ts";

/** Whether an answer carries data: METADATA_ONLY leaves input, output and definitions out. */
export function includesData(input: JsonObject): boolean {
  return optionalString(input, "includedData") !== "METADATA_ONLY";
}
