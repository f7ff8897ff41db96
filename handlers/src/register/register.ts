import type { GlueClient } from "@aws-sdk/client-glue";
import type { S3Client } from "@aws-sdk/client-s3";
import { dayOf, type ObjectRecord, s3Uri } from "@tributary/catalog";
import * as z from "zod";
import { arrivedObject } from "../contract/arrived-object.ts";
import { collected } from "../contract/collected.ts";
import { execution } from "../contract/execution.ts";
import { identified } from "../contract/identified.ts";
import type { Pointer } from "../contract/pointer.ts";
import { readEnvironment, readInput } from "../runtime/read-input.ts";
import { settings } from "../runtime/settings.ts";
import { objectOrigin } from "./object-origin.ts";
import { registerPartition } from "./register-partition.ts";
import { writeObjectRow } from "./write-object-row.ts";

const registerSettings = settings.pick({ LAKE_BUCKET: true, PARTITIONS: true, DATABASE: true });
const registerInput = z.strictObject({ document: arrivedObject, identified, collected, execution });

type RegisterInput = z.infer<typeof registerInput>;

export interface RegisterContext {
  readonly s3: S3Client;
  readonly glue: GlueClient;
  readonly environment: NodeJS.ProcessEnv;
}

export interface Registered {
  readonly status: "SUCCEEDED" | "INCOMPLETE";
  readonly record: Pointer;
  readonly metadata: Pointer;
}

/** Writes the metadata row that links the raw file with its record. */
export function createRegister({ s3, glue, environment }: RegisterContext): (event: unknown) => Promise<Registered> {
  return async (event) => {
    const env = readEnvironment(registerSettings, environment);
    const input = readInput(registerInput, event);
    const metadata = await writeObjectRow(s3, env.LAKE_BUCKET, objectRow(input));
    if (env.PARTITIONS === "registered") {
      const dt = dayOf(input.document.receivedAt);
      const { record, facts } = input.collected;
      await registerPartition(glue, {
        database: env.DATABASE,
        table: facts.table,
        values: [input.identified.tenant, dt],
        location: folderOf(record),
      });
      await registerPartition(glue, {
        database: env.DATABASE,
        table: "objects",
        values: [dt],
        location: folderOf(metadata),
      });
    }
    return { status: input.collected.status, record: input.collected.record, metadata };
  };
}

function objectRow({ document, identified, collected, execution }: RegisterInput): ObjectRecord {
  const { table, services, ...extent } = collected.facts;
  const [code, detail] = splitReason(collected.reason);
  return {
    ...objectOrigin(document, execution),
    status: collected.status,
    ...(code ? { reason: code } : {}),
    ...(detail ? { reason_detail: detail } : {}),
    tenant: identified.tenant,
    kind: identified.kind,
    media_type: identified.mediaType,
    basis: identified.basis,
    bytes: identified.bytes,
    checksum: identified.checksum,
    table_name: table,
    extracted_uri: s3Uri(collected.record),
    services,
    ...extent,
  };
}

/** `PagesMissing: 3 of 5 pages came back` is a code and a sentence. */
function splitReason(reason: string | undefined): [code?: string, detail?: string] {
  if (!reason) return [];
  const at = reason.indexOf(": ");
  return at > 0 ? [reason.slice(0, at), reason.slice(at + 2)] : [reason];
}

function folderOf({ bucket, key }: Pointer): string {
  return s3Uri({ bucket, key: key.slice(0, key.lastIndexOf("/") + 1) });
}
