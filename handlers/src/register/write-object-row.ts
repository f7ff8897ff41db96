import type { S3Client } from "@aws-sdk/client-s3";
import { metadataKey, type ObjectRecord, recordLine } from "@tributary/catalog";
import type { Pointer } from "../contract/pointer.ts";
import { writeJson } from "../lake/write-json.ts";

/** Writes one row of the metadata layer and says where it lies. */
export async function writeObjectRow(s3: S3Client, lakeBucket: string, row: ObjectRecord): Promise<Pointer> {
  const key = metadataKey({ receivedAt: row.received_at, documentId: row.document_id, revision: row.revision });
  const pointer = { bucket: lakeBucket, key };
  await writeJson(s3, pointer, recordLine("objects", row));
  return pointer;
}
