import type { Json } from "../json.ts";
import { isJsonObject } from "../json.ts";
import { validation } from "../service/aws-error.ts";
import type { Resource } from "../tasks/resource.ts";
import { outputShape, type Shape } from "./output-shapes.ts";

/** Checks a mocked result against what the service's API can answer. `strict` also wants required members. */
export function checkMockResult(resource: Extract<Resource, { kind: "service" }>, result: Json, strict: boolean): void {
  const shape = outputShape(resource);
  if (!shape) return;
  const problem = check(shape, result, "", strict);
  if (problem !== undefined) throw validation(`Mock result schema validation error: ${problem}`);
}

function check(shape: Shape, value: Json, name: string, strict: boolean): string | undefined {
  if (value === null) return undefined;
  switch (shape.t) {
    case "structure":
      return checkMembers(shape, value, name, strict);
    case "list": {
      if (!Array.isArray(value)) return `Field '${name}' must be an array`;
      const { of } = shape;
      return of && firstOf(value, (item) => check(of, item, name, strict));
    }
    case "map": {
      if (!isJsonObject(value)) return `Field '${name}' must be an object`;
      const { of } = shape;
      return of && firstOf(Object.entries(value), ([key, item]) => check(of, item, key, strict));
    }
    case "number":
      if (typeof value !== "number") return `Field '${name}' must be a number`;
      if (shape.min !== undefined && value < shape.min) return `Field '${name}' is less than the minimum value`;
      return shape.max !== undefined && value > shape.max ? `Field '${name}' exceeds the maximum value` : undefined;
    case "boolean":
      return typeof value === "boolean" ? undefined : `Field '${name}' must be a boolean`;
    case "string":
      return checkText(shape, value, name);
    case "any":
      return undefined;
  }
}

function checkMembers(shape: Shape, value: Json, name: string, strict: boolean): string | undefined {
  if (!isJsonObject(value)) return `Field '${name}' must be an object`;
  if (strict) {
    const missing = shape.required?.find((member) => !Object.hasOwn(value, member));
    if (missing !== undefined) return `Required field '${missing}' is missing`;
  }
  return firstOf(Object.entries(shape.members ?? {}), ([member, inner]) =>
    Object.hasOwn(value, member) ? check(inner, value[member] as Json, member, strict) : undefined,
  );
}

function checkText({ min, max, enum: allowed }: Shape, value: Json, name: string): string | undefined {
  if (typeof value !== "string") return `Field '${name}' must be a string`;
  if (min !== undefined && value.length < min) return `Field '${name}' is smaller than the minimum length`;
  if (max !== undefined && value.length > max) return `Field '${name}' exceeds the maximum length`;
  return allowed && !allowed.includes(value) ? `Field '${name}' is not an expected value` : undefined;
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
