import { isJsonObject, type Json, type JsonObject } from "../json.ts";

const cache = new Map<string, JsonObject | undefined>();

/** The variables each state reads, as DescribeStateMachine lists them; undefined when none is read. */
export function variableReferences(definition: string): JsonObject | undefined {
  if (!cache.has(definition)) {
    if (cache.size > 1_000) cache.clear();
    const found: JsonObject = {};
    const machine = JSON.parse(definition) as JsonObject;
    walk(machine, machine.QueryLanguage === "JSONata", found);
    cache.set(definition, Object.keys(found).length > 0 ? found : undefined);
  }
  return cache.get(definition);
}

function walk(machine: JsonObject, jsonata: boolean, found: JsonObject): void {
  if (!isJsonObject(machine.States)) return;
  for (const [name, state] of Object.entries(machine.States)) {
    if (!isJsonObject(state)) continue;
    const query = state.QueryLanguage === undefined ? jsonata : state.QueryLanguage === "JSONata";
    const names = new Set<string>();
    for (const [field, value] of Object.entries(state)) {
      if (field === "ItemProcessor" || field === "Iterator" || field === "Branches") continue;
      collect(value, field, query, names);
    }
    if (names.size > 0) found[name] = [...names].sort();
    const processor = state.ItemProcessor ?? state.Iterator;
    if (isJsonObject(processor)) walk(processor, jsonata, found);
    if (Array.isArray(state.Branches))
      for (const branch of state.Branches) if (isJsonObject(branch)) walk(branch, jsonata, found);
  }
}

const OWN = new Set(["states"]);

function collect(value: Json, field: string, query: boolean, names: Set<string>): void {
  if (typeof value === "string") {
    const text = query ? /^\{%([\s\S]*)%\}$/.exec(value)?.[1] : isPathField(field) ? value : undefined;
    for (const match of text?.matchAll(/(?<![$\w])\$([A-Za-z_]\w*)(?!\w*\s*\()/g) ?? []) {
      if (match[1] && !OWN.has(match[1]) && !(query && new RegExp(`\\$${match[1]}\\s*:=`).test(text ?? "")))
        names.add(match[1]);
    }
  } else if (Array.isArray(value)) for (const item of value) collect(item, field, query, names);
  else if (isJsonObject(value)) for (const [key, member] of Object.entries(value)) collect(member, key, query, names);
}

function isPathField(field: string): boolean {
  return field.endsWith(".$") || field.endsWith("Path") || field === "Variable";
}
