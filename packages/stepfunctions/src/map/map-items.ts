import type { QueryLanguage } from "../interpreter/compiled.ts";
import { QueryFault, RuntimeFault } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { PathMiss } from "../paths/json-path.ts";
import { compilePathExpression } from "../paths/path-expression.ts";
import { compilePathTemplate } from "../paths/path-template.ts";
import { unexpectedType } from "../states/fail.ts";
import { type ItemList, itemContext, itemInput, pairsOf, STATE_DATA } from "./item-list.ts";

/** The items of a Map state and what each iteration gets of them. */
export interface MapItems {
  /** There is an ItemSelector. */
  readonly selects: boolean;
  list(visit: Visit, effective: Json): ItemList | Promise<ItemList>;
  input(visit: Visit, effective: Json, list: ItemList, index: number): Json | Promise<Json>;
}

/** Inline maps take lists only, distributed ones objects too. */
export function compileMapItems(definition: JsonObject, language: QueryLanguage, distributed = false): MapItems {
  const itemsOf = (value: Json): ItemList | undefined => {
    if (Array.isArray(value)) return distributed ? { values: value, source: STATE_DATA } : { values: value };
    return distributed && isJsonObject(value) ? pairsOf(value) : undefined;
  };
  return language === "JSONata" ? queryItems(definition, itemsOf) : pathItems(definition, itemsOf);
}

type ItemsOf = (value: Json) => ItemList | undefined;

function pathItems({ ItemsPath, ItemSelector, Parameters }: JsonObject, itemsOf: ItemsOf): MapItems {
  const path = ItemsPath === undefined ? undefined : compilePathExpression(String(ItemsPath));
  const selector = ItemSelector ?? Parameters;
  const template = selector === undefined ? undefined : compilePathTemplate(selector);
  return {
    selects: template !== undefined,
    list(visit, effective) {
      const value = path ? read(() => path(visit.pathScope(effective))) : effective;
      const list = itemsOf(value);
      if (list) return list;
      throw new RuntimeFault(`Reference path "${String(ItemsPath ?? "$").replace(/^\$\$/, "$")}" must point to array.`);
    },
    input(visit, effective, list, index) {
      if (!template) return itemInput(list, index);
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

function withItem(visit: Visit, list: ItemList, index: number): JsonObject {
  return { ...visit.context(), Map: { Item: itemContext(list, index) } };
}

function queryItems({ Items, ItemSelector }: JsonObject, itemsOf: ItemsOf): MapItems {
  const items = Items === undefined ? undefined : compileJsonataTemplate(Items, "Items");
  const template = ItemSelector === undefined ? undefined : compileJsonataTemplate(ItemSelector, "ItemSelector");
  return {
    selects: template !== undefined,
    async list(visit) {
      const value = items ? await items(visit.queryScope()) : visit.input.value;
      const list = itemsOf(value);
      if (list) return list;
      if (!items) throw new QueryFault(`Map state input must be an array but was: ${JSON.stringify(value)}`);
      throw new QueryFault(unexpectedType(String(Items), "Items", "array", value), "Items");
    },
    input(visit, _, list, index) {
      if (!template) return itemInput(list, index);
      return template(visit.queryScope({ context: withItem(visit, list, index) }));
    },
  };
}
