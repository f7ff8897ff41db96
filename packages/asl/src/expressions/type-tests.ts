import type { Expression } from "./expr.ts";
import { call, operate } from "./make.ts";
import type { Located, Path, Test, Told } from "./place.ts";

/** A value of which a test is made. Of a place in a choice's input, the test narrows the type. */
type Tested<At extends Path> = Expression<unknown> & Located<At>;

function hasType<Fact>(value: Expression<unknown>, type: string): Test<Fact> {
  return operate("=", call("type", value), type) as Test<Fact>;
}

export function isString<const At extends Path = never>(value: Tested<At>): Test<Told<At, string>> {
  return hasType(value, "string");
}

export function isNumber<const At extends Path = never>(value: Tested<At>): Test<Told<At, number>> {
  return hasType(value, "number");
}

export function isBoolean<const At extends Path = never>(value: Tested<At>): Test<Told<At, boolean>> {
  return hasType(value, "boolean");
}

export function isArray<const At extends Path = never>(value: Tested<At>): Test<Told<At, readonly unknown[]>> {
  return hasType(value, "array");
}

export function isObject<const At extends Path = never>(
  value: Tested<At>,
): Test<Told<At, { readonly [key: string]: unknown }>> {
  return hasType(value, "object");
}

export function isNull<const At extends Path = never>(value: Tested<At>): Test<Told<At, null>> {
  return hasType(value, "null");
}
