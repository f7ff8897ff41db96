/**
 * SDK clients' types as Step Functions sees them: keys in PascalCase, dates and bytes as strings.
 *
 * https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */

type Scalar = string | number | boolean | bigint | null | undefined;

/** Bytes and streams in the clients are text on the wire. */
type Bytes =
  | Uint8Array
  | { readonly getReader: unknown }
  | { readonly arrayBuffer: unknown }
  | { readonly transformToString: unknown }
  | { readonly pipe: unknown };

/** Keys of maps are data and stay as they are. */
type Pascal<K> = string extends K ? K : K extends string ? Capitalize<K> : K;

/** Members no caller can spell: response metadata and the clients' marker for union members they do not know. */
type Unspeakable = "$metadata" | "$unknown";

/** Arguments of an action: what the client requires is required. */
export type WireInput<T> = T extends Scalar
  ? NonNullable<T>
  : T extends Date | Bytes
    ? string
    : T extends readonly (infer Item)[]
      ? readonly WireInput<Item>[]
      : T extends { readonly $unknown: readonly unknown[] }
        ? never
        : { readonly [K in keyof T as K extends Unspeakable ? never : Pascal<K>]: WireInput<Exclude<T[K], undefined>> };

/**
 * The answer of an action. The clients mark every member of an answer optional, whatever the service says, so this
 * takes them as present; `coalesce` and `exists` serve those that are not.
 */
export type WireOutput<T> = T extends Scalar
  ? NonNullable<T>
  : T extends Date | Bytes
    ? string
    : T extends readonly (infer Item)[]
      ? readonly WireOutput<Item>[]
      : {
          readonly [K in keyof T as K extends Unspeakable ? never : Pascal<K>]-?: WireOutput<Exclude<T[K], undefined>>;
        };
