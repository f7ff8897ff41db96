import type { ArgumentShape, ServiceModel } from "./aws-model.ts";

/**
 * The run-time schemas a client of the AWS SDK exports, as `<Operation>$`: `[9, namespace, name, traits, input, output]`.
 * They are not documented, so whatever looks otherwise counts as not known.
 */
export function clientModel(client: unknown): ServiceModel | undefined {
  if (typeof client !== "object" || client === null) return undefined;
  const operations = new Map<string, Lazy>();
  for (const [name, schema] of Object.entries(client)) {
    if (!name.endsWith("$") || !Array.isArray(schema) || schema[0] !== kinds.operation) continue;
    const action = String(schema[2]);
    operations.set(action.charAt(0).toLowerCase() + action.slice(1), schema[4] as Lazy);
  }
  if (operations.size === 0) return undefined;
  return {
    actions: new Set(operations.keys()),
    argumentsOf: (action) => (operations.has(action) ? shapeOf(operations.get(action)) : undefined),
  };
}

/** https://github.com/smithy-lang/smithy-typescript: the first element of a static schema. */
const kinds = { list: 1, map: 2, structure: 3, union: 4, operation: 9 };
const listOf = 64;
const mapOf = 128;
const document = 15;
const blobs = [21, 42];
/** Bits of a member's traits. */
const idempotencyToken = 4;
const httpPayload = 16;

type Lazy = (() => unknown) | unknown;

const anything: ArgumentShape = { kind: "any" };
const scalar: ArgumentShape = { kind: "scalar" };

function shapeOf(lazy: Lazy): ArgumentShape {
  const schema = typeof lazy === "function" ? (lazy as () => unknown)() : lazy;
  if (typeof schema === "number") return ofNumber(schema);
  if (!Array.isArray(schema)) return anything;
  const [kind] = schema;
  // A member with traits of its own: `[schema, traits]`.
  if (schema.length === 2 && typeof kind !== "string")
    return traitsOf(schema[1]) & httpPayload ? anything : shapeOf(kind);
  if (kind === kinds.structure || kind === kinds.union) return structure(schema, kind === kinds.union);
  if (kind === kinds.list) return { kind: "list", item: () => shapeOf(schema[4]) };
  if (kind === kinds.map) return { kind: "map", value: () => shapeOf(schema[5]) };
  return kind === 0 ? scalar : anything;
}

function ofNumber(schema: number): ArgumentShape {
  if (schema & listOf) return { kind: "list", item: () => ofNumber(schema & ~listOf) };
  if (schema & mapOf) return { kind: "map", value: () => ofNumber(schema & ~mapOf) };
  return schema === document || blobs.includes(schema) ? anything : scalar;
}

function structure(schema: readonly unknown[], isUnion: boolean): ArgumentShape {
  const names = Array.isArray(schema[4]) ? schema[4].map(String) : [];
  const members = Array.isArray(schema[5]) ? schema[5] : [];
  // Members that are required come first, and their number is the last element.
  const needed = typeof schema[6] === "number" && !isUnion ? schema[6] : 0;
  const required = names.filter((_, at) => at < needed && !isFilledIn(members[at]));
  return {
    kind: "structure",
    members: new Map(names.map((name, at) => [pascal(name), () => shapeOf(members[at])])),
    required: required.map(pascal),
  };
}

/** The SDK makes up idempotency tokens that are left away. */
function isFilledIn(member: unknown): boolean {
  return Array.isArray(member) && member.length === 2 && (traitsOf(member[1]) & idempotencyToken) !== 0;
}

function traitsOf(traits: unknown): number {
  if (typeof traits === "number") return traits;
  if (typeof traits !== "object" || traits === null) return 0;
  return ("idempotencyToken" in traits ? idempotencyToken : 0) | ("httpPayload" in traits ? httpPayload : 0);
}

/** Step Functions writes every argument with a capital first letter. */
function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
