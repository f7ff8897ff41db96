import type { Json } from "../states/state-machine-definition.ts";
import { nodeOf } from "./expr.ts";
import { type PathRoot, printJsonPath, unsayable } from "./print-json-path.ts";
import { requirePlain, requireScalar, toNode } from "./to-node.ts";

/** A value with expressions inside it as a JSONPath payload template: computed fields have names that end in `.$`. */
export function toPathTemplate(value: unknown, root: PathRoot): Json {
  const node = nodeOf(value);
  if (node?.kind === "literal") return node.value;
  if (node) throw unsayable("a template is an object, and here stands an expression alone");
  if (Array.isArray(value)) return Object.freeze(value.map((item) => toPathTemplate(item, root)));
  if (typeof value !== "object" || value === null) return requireScalar(value);
  requirePlain(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.freeze(Object.fromEntries(fields.map(([key, field]) => templateField(key, field, root))));
}

/** `["Name.$", "$.name"]`, or the field as it is. */
export function templateField(key: string, value: unknown, root: PathRoot): readonly [string, Json] {
  if (key.endsWith(".$")) throw unsayable(`a field is called "${key}", which JSONPath would compute`);
  const node = nodeOf(value);
  if (node && node.kind !== "literal") return [`${key}.$`, printJsonPath(node, root)];
  // A list in a template keeps its objects' computed fields, but cannot compute an item.
  if (Array.isArray(value) && value.some(isComputed)) return [`${key}.$`, printJsonPath(toNode(value), root)];
  return [key, toPathTemplate(value, root)];
}

export function isComputed(value: unknown): boolean {
  const node = nodeOf(value);
  return node !== undefined && node.kind !== "literal";
}
