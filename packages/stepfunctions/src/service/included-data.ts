import type { JsonObject } from "../json.ts";
import { oneOf } from "./read-input.ts";

/** Whether an answer carries data: METADATA_ONLY leaves input, output and definitions out. */
export function includesData(input: JsonObject): boolean {
  return oneOf(input, "includedData", ["ALL_DATA", "METADATA_ONLY"]) !== "METADATA_ONLY";
}
