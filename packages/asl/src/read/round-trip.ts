import { isTributaryError } from "@tributary/errors";
import { pointerPart } from "../states/walk-states.ts";
import { readAsl } from "./read-asl.ts";
import { type LocatedJson, readJson } from "./read-json.ts";

/** What became of a definition that was read and printed again. */
export type RoundTrip =
  | { readonly status: "ok" }
  | { readonly status: "differs"; readonly where: string }
  | { readonly status: "invalid"; readonly why: string; readonly line: number; readonly column: number };

/** Reads a definition, prints it back, and compares. */
export function roundTrip(text: string, file?: string): RoundTrip {
  try {
    const printed = readAsl(text, file).print();
    const before = readJson(text, file);
    const after = readJson(printed, file);
    const where = difference(before.value, after.value, "") ?? differentSpelling(before.written, after.written);
    return where === undefined ? { status: "ok" } : { status: "differs", where };
  } catch (error) {
    if (!isTributaryError(error)) throw error;
    return { status: "invalid", why: error.message, line: error.at?.line ?? 1, column: error.at?.column ?? 1 };
  }
}

/** The JSON pointer of the first difference. */
function difference(left: unknown, right: unknown, at: string): string | undefined {
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return Object.is(left, right) ? undefined : at || "/";
  }
  if (Array.isArray(left) !== Array.isArray(right)) return at || "/";
  const fields = new Map(Object.entries(right));
  for (const [key, value] of Object.entries(left)) {
    const inner = `${at}/${pointerPart(key)}`;
    if (!fields.has(key)) return inner;
    const found = difference(value, fields.get(key), inner);
    if (found !== undefined) return found;
    fields.delete(key);
  }
  const [extra] = fields.keys();
  return extra === undefined ? undefined : `${at}/${pointerPart(extra)}`;
}

function differentSpelling(left: LocatedJson["written"], right: LocatedJson["written"]): string | undefined {
  return [...left.keys(), ...right.keys()].find((pointer) => left.get(pointer) !== right.get(pointer));
}
