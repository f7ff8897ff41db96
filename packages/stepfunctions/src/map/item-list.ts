import type { Json, JsonObject } from "../json.ts";

/** The items of a Map state. */
export interface ItemList {
  readonly values: readonly Json[];
  /** The names the values had, where an object was mapped over. */
  readonly keys?: readonly string[];
  /** Where all of them, or each of them, were read. */
  readonly source?: string | readonly string[];
}

/** An object is mapped over pair by pair: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemspath.html */
export function pairsOf(object: JsonObject): ItemList {
  return { values: Object.values(object), keys: Object.keys(object), source: STATE_DATA };
}

/** The items in the data of a state. Distributed maps tell so; inline ones were seen to have no source. */
export const STATE_DATA = "STATE_DATA";

/** What an iteration gets when no ItemSelector says otherwise. */
export function itemInput({ values, keys }: ItemList, index: number): Json {
  const value = values[index] as Json;
  return keys ? { Key: keys[index] as string, Value: value } : value;
}

export function itemInputs(list: ItemList): Json[] {
  return list.values.map((_, index) => itemInput(list, index));
}

/** `Map.Item` of the context object: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
export function itemContext({ values, keys, source }: ItemList, index: number): JsonObject {
  const from = typeof source === "string" ? source : source?.[index];
  return {
    Index: index,
    ...(keys ? { Key: keys[index] as string } : {}),
    Value: values[index] as Json,
    ...(from === undefined ? {} : { Source: from }),
  };
}

/** The documentation writes `S3://`; AWS answers this. */
export function sourceOf({ Bucket, Key }: JsonObject): string {
  return Key === undefined ? `s3://${String(Bucket)}` : `s3://${String(Bucket)}/${String(Key)}`;
}

/** Reads objects one after the other until there are enough items. */
export async function readAll<T extends JsonObject>(
  places: Iterable<T> | AsyncIterable<T>,
  limit: number,
  read: (place: T, rest: number) => Promise<ItemList>,
): Promise<ItemList> {
  const values: Json[] = [];
  const source: string[] = [];
  for await (const place of places) {
    const found = await read(place, limit - values.length);
    for (let i = 0; i < found.values.length; i++) {
      values.push(itemInput(found, i));
      source.push(sourceOf(place));
    }
    if (values.length >= limit) break;
  }
  return { values, source };
}

/** The first items of a list. */
export function firstItems(list: ItemList, limit: number): ItemList {
  return list.values.length <= limit ? list : { ...list, values: list.values.slice(0, limit) };
}
