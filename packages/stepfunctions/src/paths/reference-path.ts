import { isJsonObject, type Json, setMember } from "../json.ts";
import type { JsonPath } from "./json-path.ts";

/** Sets the place a reference path (`ResultPath`) names, in a copy that shares all the rest. Answers undefined when the place cannot hold it. */
export function setReferencePath(path: JsonPath, root: Json, value: Json): Json | undefined {
  return set(path, 0, root, value);
}

function set(path: JsonPath, at: number, target: Json | undefined, value: Json): Json | undefined {
  const segment = path.segments[at];
  if (!segment) return value;
  const { selector } = segment;
  if (selector.kind === "name") {
    if (target !== undefined && target !== null && !isJsonObject(target)) return undefined;
    const below = set(
      path,
      at + 1,
      target && Object.hasOwn(target, selector.name) ? target[selector.name] : undefined,
      value,
    );
    if (below === undefined) return undefined;
    return put(target ?? {}, selector.name, below);
  }
  if (selector.kind === "index" && Array.isArray(target) && selector.index >= 0 && selector.index < target.length) {
    const below = set(path, at + 1, target[selector.index], value);
    return below === undefined ? undefined : target.with(selector.index, below);
  }
  return undefined;
}

function put(target: { [key: string]: Json }, name: string, value: Json): Json {
  const copy = { ...target };
  setMember(copy, name, value);
  return copy;
}
