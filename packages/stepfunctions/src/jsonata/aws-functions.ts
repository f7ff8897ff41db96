import { createHash } from "node:crypto";
import type jsonata from "jsonata";
import { lazyRequire } from "../lazy-require.ts";
import type { QueryScope } from "./expression.ts";
import { javaRandom } from "./java-random.ts";
import { QueryError } from "./query-error.ts";
import { signed } from "./signature.ts";

const HASHES: Readonly<Record<string, string>> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};
const MAX_TEXT = 1_000_000;
/** AWS counts bytes: a sequence of this many numbers is let through, one more is not. */
export const SEQUENCE_LENGTH = 873_782;
const parser = lazyRequire((require): typeof jsonata => require("jsonata"));
let dateText: jsonata.Expression | undefined;

/**
 * The functions Step Functions adds to JSONata or changes.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#transforming-data-jsonata-functions
 */
export function awsFunctions(scope: QueryScope): Record<string, (...args: never[]) => unknown> {
  return {
    partition: signed("partition", "a?n", partition),
    range: signed("range", "nnn", range),
    hash: signed("hash", "ss", hash),
    random: signed("random", "?n", (seed?: number) => (seed === undefined ? scope.random.next() : javaRandom(seed))),
    uuid: signed("uuid", "", () => scope.random.uuid()),
    parse: signed("parse", "s", parse),
    pad: (text: unknown, width: unknown, char: unknown) => {
      if (text === undefined) return undefined;
      const length = Math.abs(Number(width));
      if (length > MAX_TEXT) throw new QueryError("D3137", `$pad to ${length} characters is more than ${MAX_TEXT}`);
      const [value, filler] = [String(text), char === undefined || char === "" ? " " : String(char)];
      return Number(width) < 0 ? value.padStart(length, filler) : value.padEnd(length, filler);
    },
    now: (picture?: unknown, timezone?: unknown) => {
      if (picture === undefined) return new Date(scope.now()).toISOString();
      dateText ??= parser()("$fromMillis($millis, $picture, $timezone)");
      return dateText.evaluate(undefined, { millis: scope.now(), picture, timezone });
    },
    millis: () => scope.now(),
    eval: () => {
      throw new QueryError("T1006", "Attempted to invoke a non-function");
    },
  };
}

/** Without a size there is one part. Fractions are cut off, here as in `$range`: so AWS was seen to do. */
function partition(items: unknown[] | undefined, size?: number): unknown {
  if (items === undefined) return undefined;
  const length = size === undefined ? items.length : Math.trunc(size);
  if (length < 1 && items.length > 0) throw new QueryError("D3137", "$partition takes a size of 1 or more");
  return Array.from({ length: Math.ceil(items.length / length) || 0 }, (_, i) =>
    items.slice(i * length, (i + 1) * length),
  );
}

function range(...[first, last, step]: [number | undefined, number | undefined, number | undefined]): unknown {
  if (first === undefined || last === undefined || step === undefined) return undefined;
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)];
  if (by === 0) throw new QueryError("D3137", "$range takes a step that is not 0");
  const count = Math.max(0, Math.floor((to - from) / by) + 1);
  if (count > SEQUENCE_LENGTH) throw new QueryError("D2014", "The range is too long");
  return Array.from({ length: count }, (_, i) => from + i * by);
}

function hash(text: string | undefined, algorithm: string | undefined): unknown {
  if (text === undefined || algorithm === undefined) return undefined;
  const name = Object.hasOwn(HASHES, algorithm) ? HASHES[algorithm] : undefined;
  if (name === undefined) throw new QueryError("D3137", `Invalid hash algorithm: ${algorithm}`);
  return createHash(name).update(text).digest("hex");
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new QueryError("D3137", `Invalid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
