import type { Json, JsonObject } from "../json.ts";

/** Answered when a value turns up that only the full evaluator treats rightly (an array in a path, an odd type). */
export const NOT_FAST: unique symbol = Symbol("not fast");

export type FastValue = Json | undefined | typeof NOT_FAST;
type Step = (value: Json) => FastValue;

/** A step of a path as jsonata parses it. */
export interface StepNode {
  readonly type: string;
  readonly value?: unknown;
  readonly stages?: unknown;
  readonly predicate?: unknown;
  readonly group?: unknown;
  readonly tuple?: boolean;
}

/** A name, or a name with one fixed index: `items`, `items[0]`. Undefined for any other step. */
export function compileStep({ type, value, stages, predicate, group, tuple }: StepNode): Step | undefined {
  if (type !== "name" || predicate || group || tuple) return undefined;
  const name = String(value);
  if (stages === undefined) return (from) => member(from, name);
  const index = fixedIndex(stages);
  if (index === undefined) return undefined;
  return (from) => {
    if (Array.isArray(from)) return NOT_FAST;
    const list = own(from, name);
    if (list === undefined) return undefined;
    if (!Array.isArray(list)) return NOT_FAST;
    const item = list[index < 0 ? list.length + index : index];
    return Array.isArray(item) ? NOT_FAST : item;
  };
}

function fixedIndex(stages: unknown): number | undefined {
  if (!Array.isArray(stages) || stages.length !== 1) return undefined;
  const { type, expr } = stages[0] as { type?: unknown; expr?: { type?: unknown; value?: unknown } };
  const index = type === "filter" && expr?.type === "number" ? expr.value : undefined;
  return Number.isInteger(index) ? (index as number) : undefined;
}

function member(from: Json, name: string): FastValue {
  return Array.isArray(from) ? members(from, name) : own(from, name);
}

/** A name after a list is that member of each object in it: of one, the value itself, of none, nothing. */
function members(list: readonly Json[], name: string): FastValue {
  const found: Json[] = [];
  for (const item of list) {
    if (Array.isArray(item)) return NOT_FAST;
    const value = own(item, name);
    if (Array.isArray(value)) return NOT_FAST;
    if (value !== undefined) found.push(value);
  }
  return found.length > 1 ? found : found[0];
}

function own(from: Json, name: string): Json | undefined {
  if (from === null || typeof from !== "object") return undefined;
  return Object.hasOwn(from, name) ? (from as JsonObject)[name] : undefined;
}

/** `$merge` of a list of objects. */
export function merge(list: Json | undefined): FastValue {
  if (!Array.isArray(list)) return NOT_FAST;
  const merged: JsonObject = {};
  for (const item of list) {
    if (item === null || typeof item !== "object" || Array.isArray(item) || Object.hasOwn(item, "__proto__"))
      return NOT_FAST;
    Object.assign(merged, item);
  }
  return merged;
}
