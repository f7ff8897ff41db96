import { createHash } from "node:crypto";
import type jsonata from "jsonata";
import { lazyRequire } from "../lazy-require.ts";
import type { QueryScope } from "./expression.ts";
import { javaRandom } from "./java-random.ts";

const HASHES: Readonly<Record<string, string>> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};
const MAX_TEXT = 1_000_000;
const parser = lazyRequire((require): typeof jsonata => require("jsonata"));
let dateText: jsonata.Expression | undefined;

/**
 * The functions Step Functions adds to JSONata or changes.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#transforming-data-jsonata-functions
 */
export function awsFunctions(scope: QueryScope): Record<string, (...args: never[]) => unknown> {
  return {
    partition: (items: unknown, size: unknown) => {
      if (items === undefined) return undefined;
      const list = Array.isArray(items) ? items : [items];
      const length = Math.floor(Number(size));
      if (!(length > 0)) throw fault("D3010", 'Argument 2 of function "partition" must be a positive number');
      return Array.from({ length: Math.ceil(list.length / length) }, (_, i) =>
        list.slice(i * length, (i + 1) * length),
      );
    },
    range: (first: unknown, last: unknown, step: unknown) => range(Number(first), Number(last), Number(step)),
    hash: (text: unknown, algorithm: unknown) => {
      const name = HASHES[String(algorithm)];
      if (!name) throw fault("D3137", `Invalid hash algorithm: ${String(algorithm)}`);
      return createHash(name)
        .update(typeof text === "string" ? text : JSON.stringify(text))
        .digest("hex");
    },
    random: (seed: unknown) => {
      if (seed === undefined) return scope.random.next();
      if (typeof seed !== "number" || !Number.isFinite(seed))
        throw fault("T0410", 'Argument 1 of function "random" does not match function signature', {
          index: 1,
          token: "random",
        });
      return javaRandom(seed);
    },
    uuid: () => scope.random.uuid(),
    parse: (text: unknown) => {
      if (text === undefined) return undefined;
      try {
        return JSON.parse(String(text)) as unknown;
      } catch (error) {
        throw fault("D3137", `Invalid JSON: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    pad: (text: unknown, width: unknown, char: unknown) => {
      if (text === undefined) return undefined;
      const length = Math.abs(Number(width));
      if (length > MAX_TEXT) throw fault("D3137", `$pad to ${length} characters is more than ${MAX_TEXT}`);
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
      throw fault("T1006", "Attempted to invoke a non-function");
    },
  };
}

export function range(first: number, last: number, step: number): number[] {
  if (!step || Number.isNaN(first) || Number.isNaN(last))
    throw fault("D3137", "$range takes three numbers, and a step that is not 0");
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  if (count > 1_000) throw fault("D3137", `$range would make ${count} items, more than 1000`);
  return Array.from({ length: count }, (_, i) => first + i * step);
}

function fault(code: string, message: string, values: object = {}): Error {
  return Object.assign(new Error(message), { code, ...values });
}
