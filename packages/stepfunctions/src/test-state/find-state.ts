import { isJsonObject, type JsonObject } from "../json.ts";

/** A state of a machine by its name, however deep. */
export function findState(machine: JsonObject, name: string): JsonObject | undefined {
  if (!isJsonObject(machine.States)) return undefined;
  const own = machine.States[name];
  if (Object.hasOwn(machine.States, name) && isJsonObject(own)) return own;
  for (const state of Object.values(machine.States)) {
    if (!isJsonObject(state)) continue;
    const branches = Array.isArray(state.Branches) ? state.Branches : [];
    for (const inner of [state.ItemProcessor, state.Iterator, ...branches]) {
      const found = isJsonObject(inner) ? findState(inner, name) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}
