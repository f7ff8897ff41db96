import type { GlueClient } from "@aws-sdk/client-glue";
import type { S3Client } from "@aws-sdk/client-s3";
import { dayOf, type ObjectRecord, quarantineKey, s3Uri, tenantOfKey } from "@tributary/catalog";
import * as z from "zod";
import { arrivedObject } from "../contract/arrived-object.ts";
import { execution } from "../contract/execution.ts";
import { identified } from "../contract/identified.ts";
import type { Pointer } from "../contract/pointer.ts";
import { writeJson } from "../lake/write-json.ts";
import { type Reason, reasons } from "../reasons/reasons.ts";
import { objectOrigin } from "../register/object-origin.ts";
import { registerPartition } from "../register/register-partition.ts";
import { writeObjectRow } from "../register/write-object-row.ts";
import type { Log } from "../runtime/logger.ts";
import { readEnvironment, readInput } from "../runtime/read-input.ts";
import { settings } from "../runtime/settings.ts";
import { caughtError, statedReason } from "./stated-reason.ts";

const quarantineSettings = settings.pick({
  LAKE_BUCKET: true,
  RAW_PREFIX: true,
  TENANTS: true,
  PARTITIONS: true,
  DATABASE: true,
});
const quarantineInput = z.strictObject({
  document: arrivedObject,
  identified: identified.nullable(),
  error: caughtError,
  execution,
});

export interface QuarantineContext {
  readonly s3: S3Client;
  readonly glue: GlueClient;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
}

export interface Quarantined {
  readonly reason: Reason;
  readonly metadata: Pointer;
}

/** Records an object that could not be processed. It never reads the object, which may be gone. */
export function createQuarantine({
  s3,
  glue,
  environment,
  log,
}: QuarantineContext): (event: unknown) => Promise<Quarantined> {
  return async (event) => {
    const env = readEnvironment(quarantineSettings, environment);
    const { document, identified, error, execution } = readInput(quarantineInput, event);
    const { reason, detail } = statedReason(error);
    const origin = objectOrigin(document, execution);
    const note = { bucket: env.LAKE_BUCKET, key: quarantineKey(document) };
    await writeJson(s3, note, `${JSON.stringify({ ...origin, reason, detail, what_to_do: reasons[reason], error })}\n`);

    const row: ObjectRecord = {
      ...origin,
      status: "QUARANTINED",
      reason,
      reason_detail: detail || reasons[reason],
      tenant: identified?.tenant ?? tenantOfKey(document.raw.key, env.RAW_PREFIX, env.TENANTS),
      ...(identified
        ? {
            kind: identified.kind,
            media_type: identified.mediaType,
            basis: identified.basis,
            checksum: identified.checksum,
            ...identified.expected,
          }
        : {}),
      bytes: document.raw.bytes,
      quarantine_uri: s3Uri(note),
      services: [],
    };
    const metadata = await writeObjectRow(s3, env.LAKE_BUCKET, row);
    if (env.PARTITIONS === "registered") {
      const dt = dayOf(document.receivedAt);
      const location = s3Uri({
        bucket: metadata.bucket,
        key: metadata.key.slice(0, metadata.key.lastIndexOf("/") + 1),
      });
      await registerPartition(glue, { database: env.DATABASE, table: "objects", values: [dt], location });
    }
    log.warn("object quarantined", { documentId: document.documentId, key: document.raw.key, reason, detail });
    return { reason, metadata };
  };
}
