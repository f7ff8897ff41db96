import type { QueryLanguage } from "../interpreter/compiled.ts";
import { RuntimeFault } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import { isJsonObject, type Json } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { compilePathTemplate } from "../paths/path-template.ts";
import { MAX_PAYLOAD_BYTES } from "../payload.ts";
import { compileNumber } from "./map-limits.ts";
import type { MapChild } from "./map-runs.ts";

export type Batcher = (visit: Visit, effective: Json, items: readonly Json[]) => Promise<MapChild[]>;

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html */
export function compileBatcher(definition: Json | undefined, language: QueryLanguage): Batcher | undefined {
  if (!isJsonObject(definition)) return undefined;
  const maxItems = compileNumber(definition, "MaxItemsPerBatch", language, "integer");
  const maxBytes = compileNumber(definition, "MaxInputBytesPerBatch", language, "integer");
  const { BatchInput } = definition;
  const batchInput = compileBatchInput(BatchInput, language);
  return async (visit, effective, items) => {
    const count = (await maxItems(visit, effective)) ?? Number.POSITIVE_INFINITY;
    const bytes = (await maxBytes(visit, effective)) ?? MAX_PAYLOAD_BYTES;
    if (count <= 0) throw new RuntimeFault("MaxItemsPerBatch must be greater than 0.");
    if (bytes <= 0 || bytes > MAX_PAYLOAD_BYTES)
      throw new RuntimeFault(`MaxInputBytesPerBatch must be between 1 and ${MAX_PAYLOAD_BYTES}.`);
    const shared = batchInput ? { BatchInput: await batchInput(visit, effective) } : {};
    const frame = Buffer.byteLength(JSON.stringify({ ...shared, Items: [] }));
    return batches(items, count, bytes - frame).map((batch) => ({
      items: batch.length,
      input: { ...shared, Items: batch },
    }));
  };
}

function compileBatchInput(
  definition: Json | undefined,
  language: QueryLanguage,
): ((visit: Visit, effective: Json) => Json | Promise<Json>) | undefined {
  if (definition === undefined) return undefined;
  if (language === "JSONata") {
    const template = compileJsonataTemplate(definition, "ItemBatcher/BatchInput");
    return (visit) => template(visit.queryScope());
  }
  const template = compilePathTemplate(definition);
  return (visit, effective) => template(visit.pathScope(effective));
}

function batches(items: readonly Json[], count: number, bytes: number): Json[][] {
  const made: Json[][] = [];
  let batch: Json[] = [];
  let size = 0;
  for (const item of items) {
    const length = Buffer.byteLength(JSON.stringify(item)) + 1;
    if (batch.length > 0 && (batch.length >= count || size + length > bytes)) {
      made.push(batch);
      batch = [];
      size = 0;
    }
    batch.push(item);
    size += length;
  }
  if (batch.length > 0) made.push(batch);
  return made;
}
