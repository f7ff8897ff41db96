import { type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { documentId, executionName } from "@tributary/catalog";
import type { ArrivedObject } from "../contract/arrived-object.ts";
import { type BatchResponse, sqsEvent } from "../contract/sqs-event.ts";
import type { Log } from "../runtime/logger.ts";
import { parseJson } from "../runtime/parse-json.ts";
import { readEnvironment, readInput } from "../runtime/read-input.ts";
import { settings } from "../runtime/settings.ts";
import { settleBatch } from "../runtime/settle-batch.ts";
import { type ObjectCreated, objectCreated } from "./object-created.ts";

const ingestSettings = settings.pick({
  RAW_BUCKET: true,
  RAW_PREFIX: true,
  PIPELINE: true,
  REVISION: true,
  STATE_MACHINE_ARN: true,
});

export interface IngestContext {
  readonly sfn: SFNClient;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
}

/** Starts one execution for each object of a batch; the same event again changes nothing. */
export function createIngest({ sfn, environment, log }: IngestContext): (event: unknown) => Promise<BatchResponse> {
  return async (event) => {
    const env = readEnvironment(ingestSettings, environment);
    const { Records } = readInput(sqsEvent, event);
    return settleBatch(Records, log, async (body) => {
      const created = readInput(objectCreated, parseJson(body));
      const ignored = whyIgnored(created, { bucket: env.RAW_BUCKET, prefix: env.RAW_PREFIX });
      const { key } = created.detail.object;
      if (ignored) {
        log.warn("object ignored", { key, why: ignored });
        return;
      }
      const input = arrived(created, { pipeline: env.PIPELINE, revision: env.REVISION });
      const started = await start(sfn, env.STATE_MACHINE_ARN, input);
      log.info(started ? "execution started" : "execution exists already", { key, documentId: input.documentId });
    });
  };
}

/** Consoles make zero-byte keys that end in a slash to show a folder. */
function whyIgnored({ detail }: ObjectCreated, raw: { bucket: string; prefix: string }): string | undefined {
  const { key, size } = detail.object;
  if (detail.bucket.name !== raw.bucket) return `bucket ${detail.bucket.name} is not the raw bucket`;
  if (!key.startsWith(raw.prefix)) return `the key is outside ${raw.prefix}`;
  if (key.endsWith("/") && size === 0) return "a folder marker";
  return undefined;
}

function arrived({ time, detail }: ObjectCreated, run: { pipeline: string; revision: string }): ArrivedObject {
  const { key, size, etag, "version-id": versionId } = detail.object;
  const bucket = detail.bucket.name;
  return {
    documentId: documentId({ bucket, key, versionId, etag }),
    ...run,
    receivedAt: time,
    raw: { bucket, key, ...(versionId ? { versionId } : {}), etag, bytes: size },
  };
}

/** False when an execution of that name exists: the object is under way, or done. */
async function start(sfn: SFNClient, stateMachineArn: string, input: ArrivedObject): Promise<boolean> {
  const name = executionName(input.documentId, input.revision);
  try {
    await sfn.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "ExecutionAlreadyExists") return false;
    throw error;
  }
}
