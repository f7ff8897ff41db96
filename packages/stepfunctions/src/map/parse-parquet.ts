import type { Json, JsonObject } from "../json.ts";
import { readerFailure } from "./parse-items.ts";

/** The rows of a Parquet object. The reader is loaded when a workflow first reads one. */
export async function parseParquet(bytes: Uint8Array, limit: number): Promise<Json[]> {
  const { parquetReadObjects } = await import("hyparquet");
  const file = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(file).set(bytes);
  let rows: Record<string, unknown>[];
  try {
    rows = await parquetReadObjects({ file, ...(Number.isSafeInteger(limit) ? { rowStart: 0, rowEnd: limit } : {}) });
  } catch (error) {
    throw readerFailure(
      `The object is not readable as Parquet: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return rows.map((row) => toJson(row) as JsonObject);
}

function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]));
  return value as Json;
}
