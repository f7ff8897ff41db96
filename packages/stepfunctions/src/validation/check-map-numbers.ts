import type { QueryLanguage } from "../interpreter/compiled.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import { compilePath } from "../paths/path-expression.ts";
import { onlyIn } from "./check-state.ts";
import type { Findings } from "./findings.ts";

interface NumberField {
  /** Members that lead to what holds the field. */
  readonly within: readonly string[];
  readonly name: string;
  readonly max?: number;
  readonly float?: boolean;
}

/** The numbers of a Map, each as such or as a path: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
const NUMBERS: readonly NumberField[] = [
  { within: [], name: "MaxConcurrency" },
  { within: [], name: "ToleratedFailureCount" },
  { within: [], name: "ToleratedFailurePercentage", max: 100, float: true },
  { within: ["ItemBatcher"], name: "MaxItemsPerBatch" },
  { within: ["ItemBatcher"], name: "MaxInputBytesPerBatch", max: 262_144 },
  { within: ["ItemReader", "ReaderConfig"], name: "MaxItems", max: 100_000_000 },
];

export function checkMapNumbers(
  state: JsonObject,
  { location, language }: { location: string; language: QueryLanguage },
  findings: Findings,
): void {
  for (const field of NUMBERS) {
    let holder: JsonObject | undefined = state;
    for (const member of field.within) {
      const inner: unknown = holder?.[member];
      holder = isJsonObject(inner) ? inner : undefined;
    }
    if (holder) checkNumber(holder, field, { location: [location, ...field.within].join("/"), language, findings });
  }
}

function checkNumber(
  holder: JsonObject,
  { name, within, max, float }: NumberField,
  { location, language, findings }: { location: string; language: QueryLanguage; findings: Findings },
): void {
  const value = holder[name];
  const path = holder[`${name}Path`];
  if (path !== undefined && language === "JSONata") {
    // On the state itself the field has been refused already.
    if (within.length > 0) findings.schema(onlyIn(`${name}Path`, language), location);
  } else if (path !== undefined) {
    if (value !== undefined) findings.onlyOne([name, `${name}Path`], location);
    if (typeof path !== "string" || path.startsWith("$$") || !isPath(path))
      findings.schema("Value is not a Reference Path", `${location}/${name}Path`);
  }
  if (typeof value !== "number") return;
  const shown = (bound: number): string => (float ? bound.toFixed(1) : String(bound));
  if (value < 0) findings.schema(`Minimum value is ${shown(0)}`, `${location}/${name}`);
  if (max !== undefined && value > max) findings.schema(`Maximum value is ${shown(max)}`, `${location}/${name}`);
}

function isPath(text: string): boolean {
  try {
    compilePath(text);
    return true;
  } catch {
    return false;
  }
}
