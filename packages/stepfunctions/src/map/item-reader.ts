import type { QueryLanguage } from "../interpreter/compiled.ts";
import { StateFailure } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { compilePathTemplate } from "../paths/path-template.ts";
import { ServiceCallError } from "../tasks/call-service.ts";
import { compileNumber } from "./map-limits.ts";
import { parseItems, readerFailure } from "./parse-items.ts";
import { callS3 } from "./s3-calls.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html: up to 100 million items */
const MAX_ITEMS = 100_000_000;

export interface ItemReader {
  /** Evaluates the reader's own fields, before the map run starts. */
  prepare(visit: Visit, effective: Json): Promise<{ read(): Promise<Json[]> }>;
}

export function compileItemReader(definition: Json | undefined, language: QueryLanguage): ItemReader | undefined {
  if (!isJsonObject(definition)) return undefined;
  const config = isJsonObject(definition.ReaderConfig) ? definition.ReaderConfig : {};
  const maxItems = compileNumber(config, "MaxItems", language, "integer");
  const given = definition.Arguments ?? definition.Parameters ?? {};
  const args = language === "JSONata" ? queryArguments(given) : pathArguments(given);
  const lists = String(definition.Resource).endsWith(":listObjectsV2");
  return {
    async prepare(visit, effective) {
      const max = await maxItems(visit, effective);
      const parameters = await args(visit, effective);
      return {
        async read() {
          if (max !== undefined && max < 0) throw readerFailure("field MaxItems must be positive");
          const limit = max === undefined || max === 0 ? MAX_ITEMS : Math.min(max, MAX_ITEMS);
          try {
            const found = lists
              ? await listObjects(visit, parameters, limit, config)
              : await getItems(visit, parameters, config, limit);
            return found.slice(0, limit);
          } catch (error) {
            if (error instanceof ServiceCallError) throw new StateFailure("States.ItemReaderFailed", error.reason);
            throw error;
          }
        },
      };
    },
  };
}

type Arguments = (visit: Visit, effective: Json) => JsonObject | Promise<JsonObject>;

function pathArguments(given: Json): Arguments {
  const template = compilePathTemplate(given);
  return (visit, effective) => template(visit.pathScope(effective)) as JsonObject;
}

function queryArguments(given: Json): Arguments {
  const template = compileJsonataTemplate(given, "ItemReader/Arguments");
  return (visit) => template(visit.queryScope()) as JsonObject | Promise<JsonObject>;
}

async function getItems(visit: Visit, parameters: JsonObject, config: JsonObject, limit: number): Promise<Json[]> {
  const body = await readObject(visit, parameters);
  if (config.InputType === "MANIFEST") return readManifest(visit, parameters, config, body, limit);
  return parseItems(body, config, limit);
}

async function readObject(visit: Visit, parameters: JsonObject): Promise<string> {
  const answer = await callS3(visit, "getObject", parameters);
  const body = isJsonObject(answer) ? answer.Body : undefined;
  return typeof body === "string" ? body : JSON.stringify(body ?? null);
}

/** An S3 Inventory manifest names CSV files; an Athena one has one file a line. */
async function readManifest(
  visit: Visit,
  parameters: JsonObject,
  config: JsonObject,
  body: string,
  limit: number,
): Promise<Json[]> {
  const items: Json[] = [];
  if (config.ManifestType === "ATHENA_DATA") {
    for (const line of body.split(/\r?\n/).filter(Boolean)) {
      const [, bucket = "", key = ""] = /^s3:\/\/([^/]+)\/(.+)$/.exec(line.trim()) ?? [];
      items.push(
        ...parseItems(
          await readObject(visit, { Bucket: bucket, Key: key }),
          { ...config, InputType: config.DataType ?? "CSV" },
          limit - items.length,
        ),
      );
      if (items.length >= limit) break;
    }
    return items;
  }
  const manifest = JSON.parse(body) as Json;
  if (!isJsonObject(manifest) || !Array.isArray(manifest.files))
    throw readerFailure("The manifest has no list of files.");
  const headers = String(manifest.fileSchema ?? "")
    .split(",")
    .map((name) => name.trim());
  const bucket = String(manifest.destinationBucket ?? parameters.Bucket).replace(/^arn:aws[\w-]*:s3:::/, "");
  for (const file of manifest.files) {
    if (!isJsonObject(file)) continue;
    const text = await readObject(visit, { Bucket: bucket, Key: file.key ?? null });
    items.push(
      ...parseItems(text, { InputType: "CSV", CSVHeaderLocation: "GIVEN", CSVHeaders: headers }, limit - items.length),
    );
    if (items.length >= limit) break;
  }
  return items;
}

async function listObjects(visit: Visit, parameters: JsonObject, limit: number, config: JsonObject): Promise<Json[]> {
  const items: Json[] = [];
  let token: Json | undefined;
  do {
    const page = await callS3(
      visit,
      "listObjectsV2",
      token === undefined ? parameters : { ...parameters, ContinuationToken: token },
    );
    const object = isJsonObject(page) ? page : {};
    for (const one of Array.isArray(object.Contents) ? object.Contents : []) {
      if (config.Transformation !== "LOAD_AND_FLATTEN") items.push(one);
      else if (isJsonObject(one))
        items.push(
          ...parseItems(
            await readObject(visit, { Bucket: parameters.Bucket ?? null, Key: one.Key ?? null }),
            config,
            limit - items.length,
          ),
        );
      if (items.length >= limit) return items;
    }
    token = object.IsTruncated === true ? object.NextContinuationToken : undefined;
  } while (token !== undefined);
  return items;
}
