import { TributaryError } from "@tributary/errors";
import { type Expr, expr, type Value } from "./expr.ts";
import { call, operate } from "./make.ts";
import { jsonata } from "./raw.ts";

type Text = Value<string>;
type Printable = Value<string | number | boolean>;

/**
 * Text with expressions in it.
 *
 * @example format`tokens/textract/${result.JobId}.json`
 */
export function format(parts: TemplateStringsArray, ...values: readonly Printable[]): Expr<string> {
  const pieces = parts.flatMap((part, at): readonly unknown[] => (at < values.length ? [part, values[at]] : [part]));
  return concat(...(pieces.filter((piece) => piece !== "") as Printable[]));
}

/** The values one after the other as one string. */
export function concat(...parts: readonly Printable[]): Expr<string> {
  const [first, second, ...more] = parts;
  if (first === undefined) return expr({ kind: "literal", value: "" });
  // An empty text in front makes a text of whatever follows.
  if (second === undefined) return operate("&", "", first);
  return more.reduce<Expr<string>>((left, right) => operate("&", left, right), operate("&", first, second));
}

/** Any value as text; objects and arrays become JSON. */
export function toText(value: unknown): Expr<string> {
  return call("string", value);
}

export function textLength(value: Text): Expr<number> {
  return call("length", value);
}

export function substring(value: Text, start: Value<number>, length?: Value<number>): Expr<string> {
  return call("substring", value, start, length);
}

/** What stands before the first `separator`; the whole text when there is none. */
export function substringBefore(value: Text, separator: Text): Expr<string> {
  return call("substringBefore", value, separator);
}

/** What stands after the first `separator`; the whole text when there is none. */
export function substringAfter(value: Text, separator: Text): Expr<string> {
  return call("substringAfter", value, separator);
}

export function lowercase(value: Text): Expr<string> {
  return call("lowercase", value);
}

export function uppercase(value: Text): Expr<string> {
  return call("uppercase", value);
}

/** Whitespace at both ends removed and runs of it made one space. */
export function trim(value: Text): Expr<string> {
  return call("trim", value);
}

/** Filled with `char` on the right up to `width`; on the left when `width` is negative. */
export function pad(value: Text, width: Value<number>, char?: Text): Expr<string> {
  return call("pad", value, width, char);
}

export function contains(value: Text, part: Text): Expr<boolean> {
  return call("contains", value, part);
}

/**
 * Whether the text has a part that the pattern describes; JSONata knows the flags `i` and `m`.
 *
 * @example matches(input.key, /\.jpe?g$/i)
 */
export function matches(value: Text, pattern: RegExp): Expr<boolean> {
  if (/[^im]/.test(pattern.flags)) {
    throw new TributaryError("TRB-ASL-003", `a pattern has flags that JSONata does not know: ${String(pattern)}`);
  }
  return call("contains", value, jsonata<unknown>(String(pattern)));
}

export function replace(value: Text, part: Text, by: Text): Expr<string> {
  return call("replace", value, part, by);
}

export function split(value: Text, separator: Text): Expr<readonly string[]> {
  return call("split", value, separator);
}

export function join(list: Value<readonly string[]>, separator?: Text): Expr<string> {
  return call("join", list, separator);
}

export function base64encode(value: Text): Expr<string> {
  return call("base64encode", value);
}

export function base64decode(value: Text): Expr<string> {
  return call("base64decode", value);
}

export function encodeUrlComponent(value: Text): Expr<string> {
  return call("encodeUrlComponent", value);
}

export function decodeUrlComponent(value: Text): Expr<string> {
  return call("decodeUrlComponent", value);
}
