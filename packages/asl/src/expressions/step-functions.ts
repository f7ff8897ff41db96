import type { Expr, Value } from "./expr.ts";
import { call } from "./make.ts";
import type { Untyped } from "./untyped.ts";

/** Functions Step Functions adds to JSONata. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */

export type HashAlgorithm = "MD5" | "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";

/** A random version 4 UUID. */
export function uuid(): Expr<string> {
  return call("uuid");
}

/** A hash of the text, in hexadecimal. */
export function hash(value: Value<string>, algorithm: HashAlgorithm): Expr<string> {
  return call("hash", value, algorithm);
}

/** A number from 0 up to, but not including, 1. */
export function random(seed?: Value<number>): Expr<number> {
  return call("random", seed);
}

/** The list cut into lists of at most `size`. */
export function partition<T = Untyped>(
  list: Value<readonly T[]>,
  size: Value<number>,
): Expr<readonly (readonly T[])[]> {
  return call("partition", list, size);
}

/** The numbers from `first` to at most `last`, `step` apart. */
export function range(first: Value<number>, last: Value<number>, step: Value<number>): Expr<readonly number[]> {
  return call("range", first, last, step);
}

/** JSON text as the value it spells. */
export function parse<T = unknown>(text: Value<string>): Expr<T> {
  return call("parse", text);
}

/** The present time in ISO 8601. */
export function now(): Expr<string> {
  return call("now");
}

/** A time in milliseconds since 1970, from ISO 8601 or as `picture` says. */
export function toMillis(time: Value<string>, picture?: Value<string>): Expr<number> {
  return call("toMillis", time, picture);
}

/**
 * Milliseconds since 1970 as ISO 8601 in UTC, or as `picture` says.
 *
 * @example flow.wait("Until an hour after", ({ input }) => ({ timestamp: fromMillis(add(toMillis(input.at), 3_600_000)) }))
 */
export function fromMillis(millis: Value<number>, picture?: Value<string>): Expr<string> {
  return call("fromMillis", millis, picture);
}

/** The present time in milliseconds since 1970. */
export function millis(): Expr<number> {
  return call("millis");
}
