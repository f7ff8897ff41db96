import { readFileSync } from "node:fs";
import type { Resource } from "../tasks/resource.ts";

/** What one member of an answer may be. Named shapes are looked up when they are met, so recursive ones are no trouble. */
export interface Shape {
  readonly t: "structure" | "list" | "map" | "number" | "boolean" | "string" | "any";
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Shape>>;
  readonly of?: Shape;
  readonly min?: number;
  readonly max?: number;
  readonly enum?: readonly string[];
}

type Stored =
  | { readonly ref: string }
  | (Omit<Shape, "members" | "of"> & { readonly members?: Readonly<Record<string, Stored>>; readonly of?: Stored });

interface ServiceShapes {
  readonly operations: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, Stored>>;
}

const ALIASES: Readonly<Record<string, string>> = { states: "sfn", events: "eventbridge", bedrock: "bedrockruntime" };

let table: Readonly<Record<string, ServiceShapes>> | undefined;

/** What the API behind a resource answers; undefined for a service or action that is not in the table. */
export function outputShape({ service, action, pattern }: Extract<Resource, { kind: "service" }>): Shape | undefined {
  // A callback or a job answers with what its worker sends, not with the API's own answer.
  if (pattern !== "request") return undefined;
  table ??= JSON.parse(readFileSync(new URL("./output-shapes.json", import.meta.url), "utf8")) as Readonly<
    Record<string, ServiceShapes>
  >;
  const found = table[ALIASES[service] ?? service];
  const name = found?.operations[action];
  return found && name !== undefined ? resolve(found, { ref: name }, new Map()) : undefined;
}

function resolve(service: ServiceShapes, stored: Stored, seen: Map<string, Shape>): Shape {
  if (!("ref" in stored)) return { ...stored, ...inner(service, stored, seen) } as Shape;
  const known = seen.get(stored.ref);
  if (known) return known;
  const shape = {} as { -readonly [K in keyof Shape]: Shape[K] };
  seen.set(stored.ref, shape);
  const target = service.shapes[stored.ref];
  if (!target || "ref" in target) return { t: "any" };
  return Object.assign(shape, target, inner(service, target, seen));
}

function inner(
  service: ServiceShapes,
  stored: Exclude<Stored, { ref: string }>,
  seen: Map<string, Shape>,
): Partial<Shape> {
  return {
    ...(stored.members
      ? {
          members: Object.fromEntries(
            Object.entries(stored.members).map(([name, member]) => [name, resolve(service, member, seen)]),
          ),
        }
      : {}),
    ...(stored.of ? { of: resolve(service, stored.of, seen) } : {}),
  };
}
