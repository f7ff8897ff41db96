import type { QueryLanguage } from "../interpreter/compiled.ts";
import { StateFailure } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { compilePathTemplate } from "../paths/path-template.ts";
import { ServiceCallError } from "../tasks/call-service.ts";
import { firstItems, type ItemList, readAll, sourceOf } from "./item-list.ts";
import { compileNumber } from "./map-limits.ts";
import { readerFailure } from "./parse-items.ts";
import { readManifest } from "./read-manifest.ts";
import { readItems } from "./read-object.ts";
import { callS3 } from "./s3-calls.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html: up to 100 million items */
const MAX_ITEMS = 100_000_000;

export interface ItemReader {
  /** Evaluates the reader's own fields, before the map run starts. */
  prepare(visit: Visit, effective: Json): Promise<{ read(): Promise<ItemList> }>;
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
              : config.InputType === "MANIFEST" || config.ManifestType !== undefined
                ? await readManifest(visit, parameters, config, limit)
                : { ...(await readItems(visit, parameters, config, limit)), source: sourceOf(parameters) };
            return firstItems(found, limit);
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

async function listObjects(visit: Visit, parameters: JsonObject, limit: number, config: JsonObject): Promise<ItemList> {
  const objects = listing(visit, parameters);
  if (config.Transformation === "LOAD_AND_FLATTEN") {
    const places = placesOf(objects, parameters.Bucket ?? null);
    return readAll(places, limit, (place, rest) => readItems(visit, place, config, rest));
  }
  const values: Json[] = [];
  for await (const object of objects) {
    values.push(listed(object));
    if (values.length >= limit) break;
  }
  return { values, source: sourceOf({ Bucket: parameters.Bucket ?? null }) };
}

async function* placesOf(objects: AsyncIterable<JsonObject>, Bucket: Json): AsyncIterable<JsonObject> {
  for await (const { Key } of objects) yield { Bucket, Key: Key ?? null };
}

async function* listing(visit: Visit, parameters: JsonObject): AsyncIterable<JsonObject> {
  let token: Json | undefined;
  do {
    const page = await callS3(
      visit,
      "listObjectsV2",
      token === undefined ? parameters : { ...parameters, ContinuationToken: token },
    );
    const object = isJsonObject(page) ? page : {};
    for (const one of Array.isArray(object.Contents) ? object.Contents : []) if (isJsonObject(one)) yield one;
    token = object.IsTruncated === true ? object.NextContinuationToken : undefined;
  } while (token !== undefined);
}

/** An object as the listing reader hands it on: spelled and dated otherwise than S3 does. */
function listed({ ETag, LastModified, ...rest }: JsonObject): JsonObject {
  const at = typeof LastModified === "string" ? Date.parse(LastModified) / 1000 : LastModified;
  return {
    ...(ETag === undefined ? {} : { Etag: ETag }),
    ...rest,
    ...(at === undefined || Number.isNaN(at) ? {} : { LastModified: at }),
  };
}
