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

type IsCapital<C extends string> = C extends Lowercase<C> ? false : true;
type BeginsSmall<S extends string> = S extends `${infer C}${string}` ? (C extends Uppercase<C> ? false : true) : false;

/** Capitals at the beginning as small letters, but for one that begins a word: `NSTopicArn` is `nsTopicArn`. */
type AsWord<S extends string> = S extends `${infer C}${infer Rest}`
  ? IsCapital<C> extends true
    ? BeginsSmall<Rest> extends true
      ? S
      : `${Lowercase<C>}${AsWord<Rest>}`
    : S
  : S;

/**
 * How a member of the API is spelled: `API` has its name with a capital letter, which the optimised integrations keep;
 * `Java` has acronyms at the beginning as words (`SnsTopicArn`), as `aws-sdk:` tasks take and answer them.
 */
export type Spelling = "API" | "Java";

/** Keys of maps are data and stay as they are. */
type Spelled<K, As extends Spelling> = string extends K
  ? K
  : K extends "NULL"
    ? { readonly API: K; readonly Java: "Nul" }[As]
    : K extends `${infer First}${infer Rest}`
      ? { readonly API: Capitalize<K>; readonly Java: `${Uppercase<First>}${AsWord<Rest>}` }[As]
      : K;

/** Members no caller can spell: response metadata and the clients' marker for union members they do not know. */
type Unspeakable = "$metadata" | "$unknown";

/** Arguments of an action: what the client requires is required. */
export type WireInput<T, As extends Spelling> = T extends Scalar
  ? NonNullable<T>
  : T extends Date | Bytes
    ? string
    : T extends readonly (infer Item)[]
      ? readonly WireInput<Item, As>[]
      : T extends { readonly $unknown: readonly unknown[] }
        ? never
        : {
            readonly [K in keyof T as K extends Unspeakable ? never : Spelled<K, As>]: WireInput<
              Exclude<T[K], undefined>,
              As
            >;
          };

/**
 * The answer of an action. The clients mark every member of an answer optional, whatever the service says, so this
 * takes them as present; `coalesce` and `exists` serve those that are not.
 */
export type WireOutput<T, As extends Spelling> = T extends Scalar
  ? NonNullable<T>
  : T extends Date | Bytes
    ? string
    : T extends readonly (infer Item)[]
      ? readonly WireOutput<Item, As>[]
      : {
          readonly [K in keyof T as K extends Unspeakable ? never : Spelled<K, As>]-?: WireOutput<
            Exclude<T[K], undefined>,
            As
          >;
        };
