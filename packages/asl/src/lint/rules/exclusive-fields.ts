import { pointerPart } from "../../states/walk-states.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

/** Fields that say one thing twice: as a value, and as a path to it. https://states-language.net/spec.html */
const pairs = [
  ["Error", "ErrorPath"],
  ["Cause", "CausePath"],
  ["TimeoutSeconds", "TimeoutSecondsPath"],
  ["HeartbeatSeconds", "HeartbeatSecondsPath"],
  ["MaxConcurrency", "MaxConcurrencyPath"],
  ["ToleratedFailureCount", "ToleratedFailureCountPath"],
  ["ToleratedFailurePercentage", "ToleratedFailurePercentagePath"],
  ["MaxItems", "MaxItemsPath"],
  ["MaxItemsPerBatch", "MaxItemsPerBatchPath"],
  ["MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"],
  ["ItemSelector", "Parameters"],
  ["ItemProcessor", "Iterator"],
  ["ItemReader", "Items"],
] as const;

/** A state says each thing once. */
export const exclusiveFields: Rule = ({ states }) =>
  states.flatMap(({ state, location }): readonly Diagnostic[] => {
    const isMap = state.Type === "Map";
    const places: readonly (readonly [unknown, string])[] = [
      [state, location],
      ...(isMap ? ([[state.ItemBatcher, `${location}/ItemBatcher`]] as const) : []),
      ...(isMap ? ([[state.ItemReader?.ReaderConfig, `${location}/ItemReader/ReaderConfig`]] as const) : []),
    ];
    return [...places.flatMap(([fields, at]) => both(fields, at)), ...doubled(state, location)];
  });

function both(fields: unknown, location: string): readonly Diagnostic[] {
  if (typeof fields !== "object" || fields === null) return [];
  return pairs
    .filter(([one, other]) => one in fields && other in fields)
    .map(([one, other]) => ({
      code: "TRB-ASL-135",
      severity: "error",
      message: `${one} and ${other} exclude each other`,
      location: `${location}/${other}`,
    }));
}

const payloads = new Set(["Parameters", "ResultSelector", "ItemSelector", "Assign", "BatchInput"]);

/** In JSONPath `name` and `name.$` are one field of the payload. */
function doubled(value: unknown, location: string, inPayload = false): readonly Diagnostic[] {
  if (typeof value !== "object" || value === null) return [];
  const keys = new Set(Object.keys(value));
  return Object.entries(value).flatMap(([key, inner]): readonly Diagnostic[] => {
    if (key === "States") return [];
    const at = `${location}/${pointerPart(key)}`;
    const own: readonly Diagnostic[] =
      inPayload && key.endsWith(".$") && keys.has(key.slice(0, -2))
        ? [
            {
              code: "TRB-ASL-135",
              severity: "error",
              message: `${key.slice(0, -2)} and ${key} are one field`,
              location: at,
            },
          ]
        : [];
    return [...own, ...doubled(inner, at, inPayload || payloads.has(key))];
  });
}
