import type { QueryLanguage } from "../interpreter/compiled.ts";
import { QueryFault, RuntimeFault } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import type { Json, JsonObject } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { PathMiss } from "../paths/json-path.ts";
import { compilePathExpression } from "../paths/path-expression.ts";
import { compilePathTemplate } from "../paths/path-template.ts";
import { unexpectedType } from "../states/fail.ts";

/** The items of a Map state and what each iteration gets of them. */
export interface MapItems {
  /** There is an ItemSelector. */
  readonly selects: boolean;
  list(visit: Visit, effective: Json): Json[] | Promise<Json[]>;
  input(visit: Visit, effective: Json, list: readonly Json[], index: number): Json | Promise<Json>;
}

export function compileMapItems(definition: JsonObject, language: QueryLanguage): MapItems {
  return language === "JSONata" ? queryItems(definition) : pathItems(definition);
}

/** The Map part of the context object of one iteration. */
export function mapItemContext(list: readonly Json[], index: number): JsonObject {
  return { Index: index, Value: list[index] as Json };
}

function pathItems({ ItemsPath, ItemSelector, Parameters }: JsonObject): MapItems {
  const path = ItemsPath === undefined ? undefined : compilePathExpression(String(ItemsPath));
  const selector = ItemSelector ?? Parameters;
  const template = selector === undefined ? undefined : compilePathTemplate(selector);
  return {
    selects: template !== undefined,
    list(visit, effective) {
      const value = path ? read(() => path(visit.pathScope(effective))) : effective;
      if (!Array.isArray(value))
        throw new RuntimeFault(
          `Reference path "${String(ItemsPath ?? "$").replace(/^\$\$/, "$")}" must point to array.`,
        );
      return value;
    },
    input(visit, effective, list, index) {
      if (!template) return list[index] as Json;
      return template({ ...visit.pathScope(effective), context: () => withItem(visit, list, index) });
    },
  };
}

function read(get: () => Json): Json {
  try {
    return get();
  } catch (error) {
    throw error instanceof PathMiss ? new RuntimeFault(error.message) : error;
  }
}

function withItem(visit: Visit, list: readonly Json[], index: number): JsonObject {
  return { ...visit.context(), Map: { Item: mapItemContext(list, index) } };
}

function queryItems({ Items, ItemSelector }: JsonObject): MapItems {
  const items = Items === undefined ? undefined : compileJsonataTemplate(Items, "Items");
  const template = ItemSelector === undefined ? undefined : compileJsonataTemplate(ItemSelector, "ItemSelector");
  return {
    selects: template !== undefined,
    async list(visit) {
      const value = items ? await items(visit.queryScope()) : visit.input.value;
      if (Array.isArray(value)) return value;
      if (!items) throw new QueryFault(`Map state input must be an array but was: ${JSON.stringify(value)}`);
      throw new QueryFault(unexpectedType(String(Items), "Items", "array", value), "Items");
    },
    input(visit, _, list, index) {
      if (!template) return list[index] as Json;
      return template(visit.queryScope({ context: withItem(visit, list, index) }));
    },
  };
}
