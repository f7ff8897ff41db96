import { createRequire } from "node:module";

type Validate = (definition: unknown) => {
  readonly isValid: boolean;
  readonly errors: readonly { readonly Message?: string; readonly message?: string }[];
};

const validate: Validate = createRequire(import.meta.url)("asl-validator");

const payloads = new Set([
  "Arguments",
  "Output",
  "Assign",
  "Parameters",
  "Result",
  "ResultSelector",
  "ItemSelector",
  "BatchInput",
]);

/** What `asl-validator` has against a definition. It gets a copy, because it writes into what it reads. */
export function secondOpinion(definition: unknown): readonly string[] {
  return validate(withoutStatesInPayloads(definition, false)).errors.map((error) => JSON.stringify(error));
}

/** It also takes any key `States` for a state machine, so payloads go in with another key. */
function withoutStatesInPayloads(value: unknown, inPayload: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutStatesInPayloads(item, inPayload));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      inPayload && key === "States" ? "States_" : key,
      withoutStatesInPayloads(field, inPayload || payloads.has(key)),
    ]),
  );
}
