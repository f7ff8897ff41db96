import type { S3Client } from "@aws-sdk/client-s3";
import { extractedKey, extractedTables, parseRecord, recordLine, s3Uri } from "@tributary/catalog";
import * as z from "zod";
import { arrivedObject } from "../contract/arrived-object.ts";
import type { Collected } from "../contract/collected.ts";
import { identified } from "../contract/identified.ts";
import { type ServiceOutput, serviceOutput } from "../contract/service-output.ts";
import { isMissing, readObject } from "../lake/read-object.ts";
import { writeJson } from "../lake/write-json.ts";
import { ReasonError } from "../reasons/reason-error.ts";
import { readEnvironment, readInput } from "../runtime/read-input.ts";
import { settings } from "../runtime/settings.ts";
import { type ReadableText, readableText } from "../text/readable-text.ts";
import { boundRecord } from "./bound-record.ts";
import { draftOf } from "./draft-of.ts";
import { gather } from "./gathered.ts";

const collectSettings = settings.pick({ LAKE_BUCKET: true });

/** Branches of sequences nest, and JSONata gives a list of one as its only member. */
const outputs: z.ZodType<ServiceOutput[]> = z.union([
  serviceOutput.transform((one) => [one]),
  z.lazy(() => z.array(outputs).transform((lists) => lists.flat())),
]);

const collectInput = z.strictObject({
  document: arrivedObject,
  identified,
  table: z.literal(Object.keys(extractedTables) as (keyof typeof extractedTables)[]),
  outputs,
});

export interface CollectContext {
  readonly s3: S3Client;
  readonly environment: NodeJS.ProcessEnv;
}

/** Makes one record of what the services answered, says whether it is complete, and writes it as one line. */
export function createCollect({ s3, environment }: CollectContext): (event: unknown) => Promise<Collected> {
  return async (event) => {
    const { LAKE_BUCKET } = readEnvironment(collectSettings, environment);
    const { document, identified, table, outputs } = readInput(collectInput, event);
    const gathered = await gather(s3, outputs);
    const readText = () => readRaw(s3, document.raw);
    const { content, shortcomings, facts } = await draftOf(table, { gathered, identified, readText });

    const { record, truncated } = boundRecord(content);
    const cut =
      truncated.length > 0 ? [`RecordCut: the row was too long for Athena; cut: ${truncated.join(", ")}`] : [];
    const short = [...shortcomings, ...cut];
    const status = short.length > 0 ? "INCOMPLETE" : "SUCCEEDED";
    const reason = short.length > 0 ? { reason: short.join("; ").slice(0, 2_000) } : {};
    const row = parseRecord(table, {
      document_id: document.documentId,
      raw_uri: s3Uri(document.raw),
      ...(document.raw.versionId ? { version_id: document.raw.versionId } : {}),
      media_type: identified.mediaType,
      pipeline: document.pipeline,
      revision: document.revision,
      services: gathered.services,
      status,
      ...reason,
      received_at: document.receivedAt,
      ...(truncated.length > 0 ? { truncated } : {}),
      ...record,
    });
    const { receivedAt, documentId } = document;
    const key = extractedKey({ table, tenant: identified.tenant, receivedAt, documentId });
    const place = { bucket: LAKE_BUCKET, key };
    await writeJson(s3, place, recordLine(table, row));
    return { status, ...reason, record: place, facts: { table, services: [...gathered.services], ...facts } };
  };
}

interface RawObject {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string | undefined;
}

async function readRaw(s3: S3Client, { bucket, key, versionId }: RawObject): Promise<ReadableText> {
  const bytes = await readObject(s3, { bucket, key }, { versionId }).catch((cause: unknown) => {
    if (!isMissing(cause)) throw cause;
    throw new ReasonError("ObjectGone", "The file was deleted before its record was written.", { cause });
  });
  return readableText(bytes);
}
