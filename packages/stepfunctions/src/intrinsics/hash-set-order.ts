import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type Json } from "../json.ts";

/**
 * The distinct values in the order of a java.util.HashSet, which is what `States.ArrayUnique` answers:
 * `[true, false, true]` comes back as `[false, true]`, `[[1, 2], [2, 1]]` as `[[2, 1], [1, 2]]`.
 */
export function distinctAsHashSet(values: readonly Json[]): Json[] {
  const capacity = tableSize(values.length);
  const buckets = new Map<number, Json[]>();
  for (const value of values) {
    const hash = hashCode(value);
    const index = (hash ^ (hash >>> 16)) & (capacity - 1);
    const bucket = buckets.get(index);
    if (!bucket) buckets.set(index, [value]);
    else if (!bucket.some((known) => isDeepStrictEqual(known, value))) bucket.push(value);
  }
  return [...buckets].sort(([a], [b]) => a - b).flatMap(([, bucket]) => bucket);
}

/** Of `new HashSet<>(collection)`. */
function tableSize(count: number): number {
  const wanted = Math.max(Math.floor(count / 0.75) + 1, 16);
  return 2 ** Math.ceil(Math.log2(wanted));
}

function hashCode(value: Json): number {
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1231 : 1237;
  if (typeof value === "string") return hashOfText(value);
  if (typeof value === "number") return hashOfNumber(value);
  if (isJsonObject(value))
    return Object.entries(value).reduce((sum, [key, member]) => (sum + (hashOfText(key) ^ hashCode(member))) | 0, 0);
  return value.reduce<number>((hash, item) => (Math.imul(31, hash) + hashCode(item)) | 0, 1);
}

function hashOfText(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}

function hashOfNumber(value: number): number {
  if (value === (value | 0)) return value;
  const bits = new DataView(new ArrayBuffer(8));
  if (Number.isSafeInteger(value)) bits.setBigInt64(0, BigInt(value));
  else bits.setFloat64(0, value);
  return bits.getInt32(0) ^ bits.getInt32(4);
}
