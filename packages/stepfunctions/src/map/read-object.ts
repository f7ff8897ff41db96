import * as zlib from "node:zlib";
import type { Visit } from "../interpreter/visit.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import type { ItemList } from "./item-list.ts";
import { parseItems, readerFailure } from "./parse-items.ts";
import { parseParquet } from "./parse-parquet.ts";
import { callS3 } from "./s3-calls.ts";

/** A file that unpacks to more than this is not read: it could only be a bomb. */
const MAX_UNPACKED = 1_073_741_824;

/** The items of one S3 object, unpacked when its name says that it is packed. */
export async function readItems(
  visit: Visit,
  parameters: JsonObject,
  config: JsonObject,
  limit: number,
): Promise<ItemList> {
  if (config.InputType === "PARQUET")
    return { values: await parseParquet(Buffer.from(await body(visit, parameters, true), "latin1"), limit) };
  return parseItems(await readText(visit, parameters), config, limit);
}

/** The text of an S3 object. */
export async function readText(visit: Visit, parameters: JsonObject): Promise<string> {
  const packed = /\.(gz|zst)$/i.exec(String(parameters.Key))?.[1]?.toLowerCase();
  const text = await body(visit, parameters, packed !== undefined);
  return packed === undefined ? text : unpack(Buffer.from(text, "latin1"), packed);
}

async function body(visit: Visit, parameters: JsonObject, bytes: boolean): Promise<string> {
  const answer = await callS3(visit, "getObject", parameters, bytes);
  const found = isJsonObject(answer) ? answer.Body : undefined;
  return typeof found === "string" ? found : JSON.stringify(found ?? null);
}

function unpack(bytes: Buffer, packed: string): string {
  try {
    if (packed === "gz") return zlib.gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED }).toString();
    const { zstdDecompressSync } = zlib as { zstdDecompressSync?: (data: Buffer, options: object) => Buffer };
    if (zstdDecompressSync) return zstdDecompressSync(bytes, { maxOutputLength: MAX_UNPACKED }).toString();
  } catch (error) {
    throw readerFailure(`The object cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw readerFailure("Zstandard objects need Node.js 22.15 or newer.");
}
