import { isJsonObject, type Json, type JsonObject } from "../../json.ts";

/** How lists are written: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#url-encoding-arrays */
type ArrayFormat = (name: string, items: readonly Json[]) => readonly (readonly [string, Json])[];

const FORMATS: Readonly<Record<string, ArrayFormat>> = {
  INDICES: (name, items) => items.map((item, i) => [`${name}[${i}]`, item]),
  REPEAT: (name, items) => items.map((item) => [name, item]),
  COMMAS: (name, items) => [[name, items.map(text).join(",")]],
  BRACKETS: (name, items) => items.map((item) => [`${name}[]`, item]),
  NONE: (name, items) => [[name, JSON.stringify(items)]],
};

export const ARRAY_FORMATS = Object.keys(FORMATS);

/** A JSON body as `application/x-www-form-urlencoded`. */
export function encodeForm(body: JsonObject, format = "INDICES"): string {
  const form = new URLSearchParams();
  const append = (name: string, value: Json): void => {
    if (Array.isArray(value)) for (const [key, item] of FORMATS[format]?.(name, value) ?? []) append(key, item);
    else if (isJsonObject(value)) for (const [key, member] of Object.entries(value)) append(`${name}[${key}]`, member);
    else form.append(name, text(value));
  };
  for (const [name, value] of Object.entries(body)) append(name, value);
  return form.toString();
}

function text(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
