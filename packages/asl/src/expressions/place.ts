import type { Expr, Expression } from "./expr.ts";
import type { IsAny, IsUntyped } from "./untyped.ts";

declare const at: unique symbol;

/** The way to a value, field by field. */
export type Path = readonly (string | number)[];

/** An expression that remembers where in the input it reads, so that a test of it can narrow the input's type. */
export type Place<T, At extends Path> = Expr<T> & Located<At> & Places<NonNullable<T>, At>;

/** What `Place` adds; expressions of another origin lack it. */
export interface Located<At extends Path> {
  readonly [at]?: At;
}

type Places<T, At extends Path> =
  IsUntyped<T> extends true
    ? unknown
    : unknown extends T
      ? unknown
      : [T] extends [string | number | boolean | bigint]
        ? unknown
        : [T] extends [readonly unknown[]]
          ? unknown
          : { readonly [K in keyof T & string]-?: Place<T[K] | Lost<T>, readonly [...At, K]> };

/** Reaching through something that may be absent may reach nothing. */
type Lost<T> = Extract<T, null | undefined> extends never ? never : undefined;

declare const told: unique symbol;

/** A test, and what it tells of the input when it holds. */
export type Test<Fact> = Expression<boolean> & Expr<boolean> & { readonly [told]?: Fact };

/** A fact about a place; none where the place is not known. */
export type Told<At extends Path, Wanted> =
  IsAny<At> extends true ? never : [At] extends [never] ? never : Is<At, Wanted>;

/** The value at a place is a `Wanted`. */
interface Is<At extends Path, Wanted> {
  readonly at: At;
  readonly is: Wanted;
}

declare const present: unique symbol;

/** Stands for any value at all. */
export type Presence = typeof present;

/** The fact does not hold. */
export interface Not<Fact> {
  readonly not: Fact;
}

/** Both facts hold. */
export interface Both<Left, Right> {
  readonly left: Left;
  readonly right: Right;
}

/** What a condition tells. */
export type FactOf<Condition> = Condition extends { readonly [told]?: infer Fact }
  ? unknown extends Fact
    ? never
    : NonNullable<Fact>
  : never;

/** The input where a fact holds. */
export type Narrowed<T, Fact> = [Fact] extends [never]
  ? T
  : Fact extends Both<infer Left, infer Right>
    ? Narrowed<Narrowed<T, Left>, Right>
    : Fact extends Not<infer Other>
      ? Excluded<T, Other>
      : Fact extends Is<infer At, infer Wanted>
        ? Keep<T, At, Wanted>
        : T;

/** The input where a fact does not hold. Where two might fail, nothing is known. */
export type Excluded<T, Fact> = [Fact] extends [never]
  ? T
  : Fact extends Both<infer _Left, infer _Right>
    ? T
    : Fact extends Not<infer Other>
      ? Narrowed<T, Other>
      : Fact extends Is<infer At, infer Wanted>
        ? Drop<T, At, Wanted>
        : T;

type Keep<T, At extends Path, Wanted> =
  IsUntyped<T> extends true
    ? T
    : At extends readonly [infer Field, ...infer Rest extends Path]
      ? T extends unknown
        ? Field extends keyof T
          ? Put<T, Field, Keep<T[Field], Rest, Wanted>>
          : never
        : never
      : Matching<T, Wanted>;

type Drop<T, At extends Path, Wanted> =
  IsUntyped<T> extends true
    ? T
    : At extends readonly [infer Field, ...infer Rest extends Path]
      ? T extends unknown
        ? Field extends keyof T
          ? Put<T, Field, Drop<T[Field], Rest, Wanted>>
          : T
        : never
      : Wanted extends Presence
        ? Extract<T, undefined>
        : Exclude<T, Wanted>;

type Matching<T, Wanted> = Wanted extends Presence
  ? Exclude<T, undefined>
  : unknown extends T
    ? Wanted
    : [Extract<T, Wanted>] extends [never]
      ? Wanted extends T
        ? Wanted
        : never
      : Extract<T, Wanted>;

/** `T` with another type at a field; nothing when no value is left for it. */
type Put<T, Field extends keyof T, Value> = [Value] extends [never]
  ? never
  : [T[Field]] extends [Value]
    ? T
    : [Value] extends [undefined]
      ? T & { readonly [K in Field]?: never }
      : T & { readonly [K in Field]-?: Value };
