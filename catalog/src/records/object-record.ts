import * as z from "zod";
import { serviceUse } from "./record-origin.ts";

/** A row of `objects`, the metadata layer: one per object and pipeline revision, whatever became of it. */
export const objectRecord = z.strictObject({
  document_id: z.string(),
  pipeline: z.string(),
  revision: z.string(),
  execution_arn: z.string(),
  status: z.enum(["SUCCEEDED", "INCOMPLETE", "QUARANTINED"]),
  /** Stable code: `EncryptedObject`, `PagesMissing`. */
  reason: z.string().optional(),
  /** The reason in a sentence. */
  reason_detail: z.string().optional(),
  tenant: z.string(),
  kind: z.string().optional(),
  media_type: z.string().optional(),
  /** How the type was found, and whether the name said otherwise. */
  basis: z.string().optional(),
  bytes: z.int(),
  checksum: z.string().optional(),
  etag: z.string().optional(),
  version_id: z.string().optional(),
  raw_bucket: z.string(),
  raw_key: z.string(),
  raw_uri: z.string(),
  table_name: z.string().optional(),
  extracted_uri: z.string().optional(),
  enriched_uri: z.string().optional(),
  quarantine_uri: z.string().optional(),
  services: z.array(serviceUse),
  language: z.string().optional(),
  pages: z.int().optional(),
  seconds: z.number().optional(),
  characters: z.int().optional(),
  received_at: z.string(),
  started_at: z.string().optional(),
  processed_at: z.string(),
  /** From arrival to the end of the work. */
  elapsed_seconds: z.number().optional(),
  /** What the services charge for this object, in US dollars, where it is known. */
  cost_usd: z.number().optional(),
  tags: z.record(z.string(), z.string()).optional(),
});

export type ObjectRecord = z.infer<typeof objectRecord>;
