import { createHash } from "node:crypto";
import { isJsonObject, type Json } from "../json.ts";
import { javaRandom } from "../jsonata/java-random.ts";
import type { RandomSource } from "../random.ts";
import { formatTemplate } from "./format-template.ts";
import { distinctAsHashSet } from "./hash-set-order.ts";
import { IntrinsicFault } from "./intrinsic-fault.ts";

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
    fixed(2, ([items, value]) => list(items, "ArrayContains").some((item) => asText(item) === asText(value ?? null))),
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
  ["States.ArrayUnique", fixed(1, ([items]) => distinctAsHashSet(list(items, "ArrayUnique")))],
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
  ["States.MathAdd", fixed(2, ([a, b]) => add(a, b))],
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
      // A template that is no text is read as one.
      call: ([template, ...args]) => formatTemplate(asText(template ?? null), args),
    },
  ],
]);

function list(value: Json | undefined, name: string): Json[] {
  if (!Array.isArray(value)) throw new IntrinsicFault(name);
  return value;
}

function string(value: Json | undefined, name: string): string {
  if (typeof value !== "string") throw new IntrinsicFault(name);
  return value;
}

function short(value: Json | undefined, name: string): string {
  const text = string(value, name);
  if (text.length > MAX_HASHED) throw new IntrinsicFault(name);
  return text;
}

/** What is no base64 is skipped, and a padding ends the text: AWS refuses neither. */
function base64Decoded(text: string): string {
  return Buffer.from(text.replace(/=.*$/s, "").replace(/[^A-Za-z0-9+/_-]/g, ""), "base64").toString();
}

function integer(value: Json | undefined, name: string): number {
  if (typeof value !== "number") throw new IntrinsicFault(name);
  // The documentation says rounded; AWS cuts the fraction off, everywhere but in States.MathAdd.
  return Math.trunc(value) + 0;
}

function add(first: Json | undefined, second: Json | undefined): number {
  return int32(int32(rounded(first)) + int32(rounded(second)));
}

/** Java's Math.round: halves go up. */
function rounded(value: Json | undefined): number {
  if (typeof value !== "number") throw new IntrinsicFault("MathAdd");
  return Math.floor(value + 0.5) + 0;
}

function int32(value: number): number {
  if (value !== (value | 0)) throw new IntrinsicFault("MathAdd");
  return value;
}

/** Strings as they are, anything else as its JSON text: so AWS compares. */
function asText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function partition(items: Json[], size: number): Json[] {
  if (size < 1) throw new IntrinsicFault("ArrayPartition");
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

function range(first: number, last: number, step: number): Json[] {
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  if (step === 0 || count > MAX_RANGE) throw new IntrinsicFault("ArrayRange");
  return Array.from({ length: count }, (_, i) => first + i * step);
}

function getItem(items: Json[], index: number): Json {
  if (items.length === 0 && index >= 0) return null;
  const item = index < 0 ? undefined : items[index];
  if (item === undefined) throw new IntrinsicFault("ArrayGetItem");
  return item;
}

function hash(data: Json, algorithm: Json | undefined): string {
  const name = typeof algorithm === "string" ? HASHES[algorithm] : undefined;
  const text = asText(data);
  if (!name || text.length > MAX_HASHED) throw new IntrinsicFault("Hash");
  return createHash(name).update(text).digest("hex");
}

function merge(first: Json | undefined, second: Json | undefined, deep: Json | undefined): Json {
  if (!isJsonObject(first) || !isJsonObject(second)) throw new IntrinsicFault("JsonMerge");
  // Deep merging is not there: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
  if (deep === true) throw new IntrinsicFault("JsonMerge");
  return { ...first, ...second };
}

function stringToJson(text: string): Json {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new IntrinsicFault("StringToJson");
  }
}

function between(first: number, last: number, drawn: number): number {
  if (last <= first) throw new IntrinsicFault("MathRandom");
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
