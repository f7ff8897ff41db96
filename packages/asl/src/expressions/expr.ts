import { TributaryError } from "@tributary/errors";
import type { ExpressionNode } from "./expression-node.ts";
import type { IsAny, IsUntyped, Untyped } from "./untyped.ts";

/** Where an expression keeps its node; a symbol, so that no field of the data is hidden by it. */
const node: unique symbol = Symbol("tributary.expression");
declare const yields: unique symbol;

/** An expression that yields a `T` when the workflow runs. */
export interface Expression<T> {
  readonly [node]: ExpressionNode;
  readonly [yields]: T;
}

/**
 * A typed reference into data that exists only when the workflow runs: `input.detail.bucket.name` is an `Expr<string>`.
 *
 * Reaching through something optional keeps the `undefined`, which `coalesce` takes away.
 */
export type Expr<T> = Expression<T> &
  (IsUntyped<T> extends true
    ? AnyMember
    : Members<NonNullable<T>, Extract<T, null | undefined> extends never ? never : undefined>);

declare const anything: unique symbol;

/** Yields what belongs wherever it stands, and so does whatever is reached in it. */
interface AnyMember extends Expression<never> {
  // biome-ignore lint/suspicious/noExplicitAny: noUncheckedIndexedAccess adds undefined to every other type, at each step
  readonly [field: string]: any;
  readonly [anything]: true;
}

/** The first elements by number; `at` reaches the others. */
type Index = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type Members<T, Absent> = unknown extends T
  ? unknown
  : [T] extends [string | number | boolean | bigint]
    ? unknown
    : [T] extends [readonly (infer Item)[]]
      ? number extends T["length"]
        ? { readonly [K in Index]: Expr<Item | Absent> }
        : { readonly [K in Exclude<keyof T, keyof (readonly unknown[])>]: Expr<T[K] | Absent> }
      : { readonly [K in keyof T]-?: Expr<T[K] | Absent> };

/** A `T`, or an expression that yields one, at any depth. */
export type Value<T> = unknown extends T ? unknown : Expression<T> | Inside<T>;

type Inside<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Value<Item>[]
    : { readonly [K in keyof T]: Value<T[K]> };

/** What a value yields: expressions resolved, the rest as written. */
export type Resolved<V> =
  IsAny<V> extends true
    ? Untyped
    : V extends { readonly [anything]: true }
      ? Untyped
      : V extends Expression<infer T>
        ? T
        : V extends string | number | boolean | null | undefined
          ? V
          : V extends readonly unknown[]
            ? { readonly [K in keyof V]: Resolved<V[K]> }
            : V extends object
              ? { readonly [K in keyof V]: Resolved<V[K]> }
              : V;

/** An expression from its node. Reading a property reaches further into the data. */
export function expr<T>(of: ExpressionNode): Expr<T> {
  Object.freeze(of);
  return new Proxy(Object.create(null), {
    get: (_, key) => (key === node ? of : reach(of, key)),
    has: (_, key) => key === node,
    ownKeys: () => {
      throw new TributaryError("TRB-ASL-001", "an expression was spread or listed", {
        fix: "Join objects with merge(input, { field: value }).",
      });
    },
    set: (_, key) => {
      throw new TributaryError("TRB-ASL-001", `"${String(key)}" was assigned to an expression`);
    },
  });
}

function reach(of: ExpressionNode, key: string | symbol): unknown {
  if (typeof key === "symbol") {
    if (key !== Symbol.toPrimitive) return undefined;
    throw new TributaryError("TRB-ASL-001", "an expression was used as a JavaScript string or number");
  }
  const step = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : key;
  if (of.kind === "reference") return expr({ ...of, path: [...of.path, step] });
  return expr({ kind: "reference", root: { of: "expression", value: of }, path: [step] });
}

/** The node of an expression, nothing for any other value. */
export function nodeOf(value: unknown): ExpressionNode | undefined {
  if (typeof value !== "object" || value === null || !(node in value)) return undefined;
  return (value as Expression<unknown>)[node];
}
