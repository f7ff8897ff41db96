import { type Json, type JsonObject, setMember } from "../json.ts";

/** Takes jsonata's marks off a result (sequence flags, undefined members). Answers undefined for what JSON cannot hold. */
export function plainResult(value: unknown): Json | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  // AWS answers 1/0 with the text "Infinity".
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return plainArray(value);
  if (typeof value === "object") return plainObject(value as Record<string, unknown>);
  return undefined;
}

function plainArray(value: unknown[]): Json[] | undefined {
  const marked =
    Object.hasOwn(value, "sequence") || Object.hasOwn(value, "outerWrapper") || Object.hasOwn(value, "cons");
  let copy: Json[] | undefined = marked ? [] : undefined;
  for (let i = 0; i < value.length; i++) {
    const plain = plainResult(value[i]);
    if (plain === undefined) return undefined;
    if (copy === undefined && plain !== value[i]) copy = value.slice(0, i) as Json[];
    copy?.push(plain);
  }
  return copy ?? (value as Json[]);
}

function plainObject(value: Record<string, unknown>): JsonObject | undefined {
  // Functions of jsonata are objects with one of these marks.
  if ("_jsonata_function" in value || "_jsonata_lambda" in value || value instanceof RegExp) return undefined;
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const member = value[key];
    const plain = member === undefined ? undefined : plainResult(member);
    if (plain === undefined && member !== undefined) return undefined;
    if (plain !== member || member === undefined) copy ??= { ...value };
    if (copy && plain !== undefined) setMember(copy, key, plain);
    else if (copy) delete copy[key];
  }
  return (copy ?? value) as JsonObject;
}
