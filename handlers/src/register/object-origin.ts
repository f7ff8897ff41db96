import { type ObjectRecord, s3Uri } from "@tributary/catalog";
import type { ArrivedObject } from "../contract/arrived-object.ts";
import type { Execution } from "../contract/execution.ts";

type Origin = Pick<
  ObjectRecord,
  | "document_id"
  | "pipeline"
  | "revision"
  | "execution_arn"
  | "etag"
  | "version_id"
  | "raw_bucket"
  | "raw_key"
  | "raw_uri"
  | "received_at"
  | "started_at"
  | "processed_at"
  | "elapsed_seconds"
>;

/** The columns that an object's row has, whatever became of the object. */
export function objectOrigin(document: ArrivedObject, execution: Execution): Origin {
  const { raw } = document;
  const elapsed = (Date.parse(execution.enteredTime) - Date.parse(document.receivedAt)) / 1000;
  return {
    document_id: document.documentId,
    pipeline: document.pipeline,
    revision: document.revision,
    execution_arn: execution.id,
    etag: raw.etag,
    ...(raw.versionId ? { version_id: raw.versionId } : {}),
    raw_bucket: raw.bucket,
    raw_key: raw.key,
    raw_uri: s3Uri(raw),
    received_at: document.receivedAt,
    started_at: execution.startTime,
    processed_at: execution.enteredTime,
    // Event times have whole seconds, so an object can seem to be done before it came.
    elapsed_seconds: Math.max(0, Math.round(elapsed * 1000) / 1000),
  };
}
