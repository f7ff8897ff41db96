import type { Visit } from "../interpreter/visit.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { type ItemList, readAll } from "./item-list.ts";
import { readerFailure } from "./parse-items.ts";
import { readItems, readText } from "./read-object.ts";

interface Manifest {
  readonly places: JsonObject[];
  readonly config: JsonObject;
}

/** Items of the files a manifest lists: an S3 Inventory names Parquet files, or CSV files and their columns, an Athena UNLOAD one file a line. */
export async function readManifest(
  visit: Visit,
  parameters: JsonObject,
  config: JsonObject,
  limit: number,
): Promise<ItemList> {
  const text = await readText(visit, parameters);
  const manifest =
    config.ManifestType === "ATHENA_DATA" ? athenaManifest(text, config) : inventoryManifest(text, parameters);
  return readAll(manifest.places, limit, (place, rest) => readItems(visit, place, manifest.config, rest));
}

function athenaManifest(text: string, config: JsonObject): Manifest {
  const type = config.InputType === "MANIFEST" || config.InputType === undefined ? "CSV" : config.InputType;
  const places = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(line.trim()) ?? [];
      if (bucket === undefined || key === undefined)
        throw readerFailure(`The manifest has a line that is no S3 URI: ${line.trim().slice(0, 200)}`);
      return { Bucket: bucket, Key: key };
    });
  return { places, config: { ...config, InputType: type } };
}

function inventoryManifest(text: string, parameters: JsonObject): Manifest {
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
  const places = manifest.files.filter(isJsonObject).map((file) => ({ Bucket: bucket, Key: file.key ?? null }));
  return { places, config };
}
