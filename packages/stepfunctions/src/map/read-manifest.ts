import type { Visit } from "../interpreter/visit.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { readerFailure } from "./parse-items.ts";
import { readItems, readText } from "./read-object.ts";

interface ManifestFile {
  readonly place: JsonObject;
  readonly config: JsonObject;
}

/** Items of the files a manifest lists: an S3 Inventory names Parquet files, or CSV files and their columns, an Athena UNLOAD one file a line. */
export async function readManifest(
  visit: Visit,
  parameters: JsonObject,
  config: JsonObject,
  limit: number,
): Promise<Json[]> {
  const text = await readText(visit, parameters);
  const files = config.ManifestType === "ATHENA_DATA" ? athenaFiles(text, config) : inventoryFiles(text, parameters);
  const items: Json[] = [];
  for (const { place, config: one } of files) {
    for (const item of await readItems(visit, place, one, limit - items.length)) items.push(item);
    if (items.length >= limit) break;
  }
  return items;
}

function athenaFiles(text: string, config: JsonObject): ManifestFile[] {
  const type = config.InputType === "MANIFEST" || config.InputType === undefined ? "CSV" : config.InputType;
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(line.trim()) ?? [];
      if (bucket === undefined || key === undefined)
        throw readerFailure(`The manifest has a line that is no S3 URI: ${line.trim().slice(0, 200)}`);
      return { place: { Bucket: bucket, Key: key }, config: { ...config, InputType: type } };
    });
}

function inventoryFiles(text: string, parameters: JsonObject): ManifestFile[] {
  let manifest: Json;
  try {
    manifest = JSON.parse(text) as Json;
  } catch {
    throw readerFailure("The manifest is not valid JSON.");
  }
  if (!isJsonObject(manifest) || !Array.isArray(manifest.files))
    throw readerFailure("The manifest has no list of files.");
  const format = manifest.fileFormat ?? "CSV";
  if (format !== "CSV" && format !== "Parquet")
    throw readerFailure(`An inventory of format ${String(format)} cannot be read: only CSV and Parquet can.`);
  const headers = String(manifest.fileSchema ?? "")
    .split(",")
    .map((name) => name.trim());
  const bucket = String(manifest.destinationBucket ?? parameters.Bucket).replace(/^arn:aws[\w-]*:s3:::/, "");
  const config: JsonObject =
    format === "Parquet"
      ? { InputType: "PARQUET" }
      : { InputType: "CSV", CSVHeaderLocation: "GIVEN", CSVHeaders: headers };
  return manifest.files
    .filter(isJsonObject)
    .map((file) => ({ place: { Bucket: bucket, Key: file.key ?? null }, config }));
}
