import type { QueryLanguage } from "../interpreter/compiled.ts";
import { QueryFault, RuntimeFault } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import type { Json, JsonObject } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { PathMiss } from "../paths/json-path.ts";
import { compilePath } from "../paths/path-expression.ts";
import { unexpectedType } from "../states/fail.ts";

export interface MapLimits {
  /** 0 stands for as many as possible. */
  readonly maxConcurrency: number;
  readonly toleratedCount: number | undefined;
  readonly toleratedPercentage: number | undefined;
}

export type MapLimitFields = (visit: Visit, effective: Json) => Promise<MapLimits>;
type Field = (visit: Visit, effective: Json) => number | undefined | Promise<number | undefined>;

export function compileMapLimits(definition: JsonObject, language: QueryLanguage): MapLimitFields {
  const concurrency = compileNumber(definition, "MaxConcurrency", language, "integer");
  const count = compileNumber(definition, "ToleratedFailureCount", language, "integer");
  const percentage = compileNumber(definition, "ToleratedFailurePercentage", language, "float");
  return async (visit, effective) => {
    const maxConcurrency = (await concurrency(visit, effective)) ?? 0;
    const toleratedCount = await count(visit, effective);
    const toleratedPercentage = await percentage(visit, effective);
    if (maxConcurrency < 0) throw new RuntimeFault("MaxConcurrency cannot be negative.");
    if (toleratedCount !== undefined && toleratedCount < 0)
      throw new RuntimeFault("ToleratedFailureCount cannot be negative.");
    if (toleratedPercentage !== undefined && (toleratedPercentage < 0 || toleratedPercentage > 100)) {
      throw new RuntimeFault("ToleratedFailurePercentage must be between 0 and 100.");
    }
    return { maxConcurrency, toleratedCount, toleratedPercentage };
  };
}

/** A number given as such, by a path, or by an expression. */
export function compileNumber(
  definition: JsonObject,
  name: string,
  language: QueryLanguage,
  kind: "integer" | "float",
): Field {
  const fixed = definition[name];
  if (typeof fixed === "number") return () => fixed;
  if (language === "JSONata") {
    if (fixed === undefined) return () => undefined;
    const template = compileJsonataTemplate(fixed, name);
    return async (visit) => {
      const value = await template(visit.queryScope());
      if (typeof value === "number" && (kind === "float" || Number.isInteger(value))) return value;
      throw new QueryFault(unexpectedType(String(fixed), name, kind === "integer" ? "integer" : "number", value), name);
    };
  }
  const path = definition[`${name}Path`];
  if (path === undefined) return () => undefined;
  const expression = compilePath(String(path));
  return (visit, effective) => {
    try {
      return checked(expression(visit.pathScope(effective)), `${name}Path`, String(path), kind);
    } catch (error) {
      if (error instanceof PathMiss)
        throw new RuntimeFault(`The ${name}Path parameter does not reference an input value: ${String(path)}`);
      throw error;
    }
  };
}

function checked(value: Json, field: string, path: string, kind: "integer" | "float"): number {
  if (typeof value === "number" && (kind === "float" || Number.isInteger(value))) return value;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  throw new RuntimeFault(`The ${field} field refers to value "${text}" which is not a valid ${kind}: ${path}`);
}
