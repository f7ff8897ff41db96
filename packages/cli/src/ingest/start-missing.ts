import { type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { ArrivedFile } from "./arrived-file.ts";

export interface StartOptions {
  readonly sfn: SFNClient;
  readonly stateMachineArn: string;
  readonly pipeline: string;
  readonly revision: string;
  readonly bucket: string;
}

/**
 * Starts the workflow for an object that no event will tell of: it arrived before this revision of the pipeline.
 * The name is the one `ingest` would give, so that at most one of them is ever run.
 */
export async function startMissing(
  file: ArrivedFile,
  { sfn, stateMachineArn, pipeline, revision, bucket }: StartOptions,
): Promise<void> {
  const { documentId, key, object, executionArn } = file;
  const input = {
    documentId,
    pipeline,
    revision,
    receivedAt: object.lastModified.toISOString(),
    raw: {
      bucket,
      key,
      ...(object.versionId !== undefined && { versionId: object.versionId }),
      etag: object.etag.replaceAll('"', ""),
      bytes: object.bytes,
    },
  };
  try {
    await sfn.send(
      new StartExecutionCommand({
        stateMachineArn,
        name: executionArn.slice(executionArn.lastIndexOf(":") + 1),
        input: JSON.stringify(input),
      }),
    );
  } catch (error) {
    if (!(error instanceof Error && error.name === "ExecutionAlreadyExists")) throw error;
  }
}
