import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { compileJsonataTemplate, heard, isPromise } from "../jsonata/jsonata-template.ts";
import { compilePathTemplate } from "../paths/path-template.ts";
import type { QueryLanguage } from "./compiled.ts";
import type { Visit } from "./visit.ts";

/** Evaluates an Assign field; `root` is what `$` means in it, `extra` what `$states` has beside input and context. */
export type Assigner = (visit: Visit, root: Json, extra?: JsonObject) => JsonObject | Promise<JsonObject>;
export type OutputField = (visit: Visit, extra?: JsonObject) => Json | Promise<Json>;

export function compileAssign(
  definition: Json | undefined,
  language: QueryLanguage,
  location = "Assign",
): Assigner | undefined {
  if (!isJsonObject(definition)) return undefined;
  if (language === "JSONPath") {
    const template = compilePathTemplate(definition);
    return (visit, root) => template(visit.pathScope(root)) as JsonObject;
  }
  const template = compileJsonataTemplate(definition, location);
  return (visit, _, extra) => template(visit.queryScope(extra)) as JsonObject | Promise<JsonObject>;
}

export function compileOutput(definition: Json | undefined, location = "Output"): OutputField | undefined {
  if (definition === undefined) return undefined;
  const template = compileJsonataTemplate(definition, location);
  return (visit, extra) => template(visit.queryScope(extra));
}

/** `then` for values that are often there already. */
export function whenReady<T, R>(value: T | Promise<T>, next: (value: T) => R | Promise<R>): R | Promise<R> {
  return isPromise(value) ? heard(value.then(next)) : next(value);
}
