import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { RuntimeFault } from "../interpreter/state-failure.ts";
import { isJsonObject, type Json } from "../json.ts";
import { javaRandom } from "../jsonata/java-random.ts";
import type { RandomSource } from "../random.ts";
import { formatTemplate } from "./format-template.ts";

export interface Intrinsic {
  readonly min: number;
  readonly max: number;
  call(args: readonly Json[], random: RandomSource): Json;
}

const HASHES: Readonly<Record<string, string>> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};
const MAX_HASHED = 10_000;
const MAX_RANGE = 1_000;

const fixed = (count: number, call: Intrinsic["call"]): Intrinsic => ({ min: count, max: count, call });

/** https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
export const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ["States.Array", { min: 0, max: Number.POSITIVE_INFINITY, call: (args) => [...args] }],
  [
    "States.ArrayPartition",
    fixed(2, ([items, size]) => partition(list(items, "ArrayPartition"), integer(size, "ArrayPartition"))),
  ],
  [
    "States.ArrayContains",
    fixed(2, ([items, value]) => list(items, "ArrayContains").some((item) => isDeepStrictEqual(item, value))),
  ],
  [
    "States.ArrayRange",
    fixed(3, ([first, last, step]) =>
      range(integer(first, "ArrayRange"), integer(last, "ArrayRange"), integer(step, "ArrayRange")),
    ),
  ],
  [
    "States.ArrayGetItem",
    fixed(2, ([items, index]) => getItem(list(items, "ArrayGetItem"), integer(index, "ArrayGetItem"))),
  ],
  ["States.ArrayLength", fixed(1, ([items]) => list(items, "ArrayLength").length)],
  ["States.ArrayUnique", fixed(1, ([items]) => unique(list(items, "ArrayUnique")))],
  ["States.Base64Encode", fixed(1, ([text]) => Buffer.from(short(text, "Base64Encode")).toString("base64"))],
  ["States.Base64Decode", fixed(1, ([text]) => base64Decoded(short(text, "Base64Decode")))],
  ["States.Hash", fixed(2, ([data, algorithm]) => hash(data ?? null, algorithm))],
  ["States.JsonMerge", fixed(3, ([first, second, deep]) => merge(first, second, deep))],
  ["States.JsonToString", fixed(1, ([value]) => JSON.stringify(value))],
  ["States.StringToJson", fixed(1, ([text]) => stringToJson(string(text, "StringToJson")))],
  [
    "States.MathRandom",
    {
      min: 2,
      max: 3,
      call: ([first, last, seed], random) => {
        // The same seed, the same number: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
        const drawn = seed === undefined ? random.next() : javaRandom(integer(seed, "MathRandom"));
        return between(integer(first, "MathRandom"), integer(last, "MathRandom"), drawn);
      },
    },
  ],
  ["States.MathAdd", fixed(2, ([a, b]) => rounded(a) + rounded(b))],
  [
    "States.StringSplit",
    fixed(2, ([text, characters]) => split(string(text, "StringSplit"), string(characters, "StringSplit"))),
  ],
  ["States.UUID", fixed(0, (_, random) => random.uuid())],
  [
    "States.Format",
    {
      min: 1,
      max: Number.POSITIVE_INFINITY,
      call: ([template, ...args]) => formatTemplate(string(template, "Format"), args),
    },
  ],
]);

export function intrinsicFailure(message: string): RuntimeFault {
  return new RuntimeFault(message, "States.IntrinsicFailure");
}

function list(value: Json | undefined, name: string): Json[] {
  if (!Array.isArray(value)) throw intrinsicFailure(`Invalid arguments in States.${name}`);
  return value;
}

function string(value: Json | undefined, name: string): string {
  if (typeof value !== "string") throw intrinsicFailure(`Invalid arguments in States.${name}`);
  return value;
}

function short(value: Json | undefined, name: string): string {
  const text = string(value, name);
  if (text.length > MAX_HASHED) throw intrinsicFailure(`States.${name} takes at most ${MAX_HASHED} characters`);
  return text;
}

/** Buffer skips what is not base64; AWS's decoder does not. */
function base64Decoded(text: string): string {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3}={0,2})?$/.test(text))
    throw intrinsicFailure("Invalid arguments in States.Base64Decode");
  return Buffer.from(text, "base64").toString();
}

function integer(value: Json | undefined, name: string): number {
  if (typeof value !== "number") throw intrinsicFailure(`Invalid arguments in States.${name}`);
  return Math.round(value);
}

/** Java's Math.round: halves go up. */
function rounded(value: Json | undefined): number {
  if (typeof value !== "number") throw intrinsicFailure("Invalid arguments in States.MathAdd");
  return Math.floor(value + 0.5) + 0;
}

function partition(items: Json[], size: number): Json[] {
  if (size < 1) throw intrinsicFailure("Invalid arguments in States.ArrayPartition");
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

function range(first: number, last: number, step: number): Json[] {
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  if (step === 0 || count > MAX_RANGE) throw intrinsicFailure("Invalid arguments in States.ArrayRange");
  return Array.from({ length: count }, (_, i) => first + i * step);
}

function getItem(items: Json[], index: number): Json {
  const item = index < 0 ? undefined : items[index];
  if (item === undefined) throw intrinsicFailure("Invalid arguments in States.ArrayGetItem");
  return item;
}

function unique(items: Json[]): Json[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    return seen.has(key) ? false : seen.add(key);
  });
}

function hash(data: Json, algorithm: Json | undefined): string {
  const name = typeof algorithm === "string" ? HASHES[algorithm] : undefined;
  const text = typeof data === "string" ? data : JSON.stringify(data);
  if (!name || text.length > MAX_HASHED) throw intrinsicFailure("Invalid arguments in States.Hash");
  return createHash(name).update(text).digest("hex");
}

function merge(first: Json | undefined, second: Json | undefined, deep: Json | undefined): Json {
  if (!isJsonObject(first) || !isJsonObject(second)) throw intrinsicFailure("Invalid arguments in States.JsonMerge");
  if (deep !== false)
    throw intrinsicFailure(
      "States.JsonMerge supports the shallow merging mode only: its third argument has to be false",
    );
  return { ...first, ...second };
}

function stringToJson(text: string): Json {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw intrinsicFailure("Invalid arguments in States.StringToJson");
  }
}

function between(first: number, last: number, drawn: number): number {
  if (last <= first) throw intrinsicFailure("Invalid arguments in States.MathRandom");
  return first + Math.floor(drawn * (last - first));
}

function split(text: string, characters: string): Json[] {
  const delimiters = new Set(characters);
  const parts: string[] = [""];
  for (const char of text) {
    if (delimiters.has(char)) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts.filter((part) => part !== "");
}
