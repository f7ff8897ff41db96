import { placeIn } from "../read/place-in.ts";
import { readJson, type TextPlace } from "../read/read-json.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type LintOptions, lint } from "./lint.ts";

/** A diagnostic with its place in the file. */
export interface LocatedDiagnostic extends Diagnostic, TextPlace {}

/**
 * The lint of a definition in a file, with line and column. Throws `TRB-ASL-011` for a text that is no JSON.
 *
 * @example lintText(await readFile("orders.asl.json", "utf8"), "orders.asl.json")
 */
export function lintText(text: string, file?: string, options?: LintOptions): readonly LocatedDiagnostic[] {
  const located = readJson(text, file);
  return lint(located.value, options).map((found) => ({ ...found, ...placeIn(located, found.location) }));
}
