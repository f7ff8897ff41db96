import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { type DescribeExecutionCommandOutput, GetExecutionHistoryCommand, type SFNClient } from "@aws-sdk/client-sfn";
import { metadataKey, type ObjectRecord } from "@tributary/catalog";
import type { ArrivedFile } from "../ingest/arrived-file.ts";
import type { FileResult } from "./file-result.ts";

export interface ResultSource {
  readonly s3: S3Client;
  readonly sfn: SFNClient;
  readonly lakeBucket: string;
  readonly revision: string;
}

/** Reads what became of a file whose execution has ended: its row of the metadata layer, and the steps it took. */
export async function readResult(
  file: ArrivedFile,
  execution: DescribeExecutionCommandOutput,
  source: ResultSource,
): Promise<FileResult> {
  const receivedAt = receivedAtOf(execution.input) ?? file.object.lastModified.toISOString();
  const [row, transitions] = await Promise.all([
    readRow(source, metadataKey({ receivedAt, documentId: file.documentId, revision: source.revision })),
    countTransitions(source.sfn, file.executionArn),
  ]);
  const { name, key, documentId } = file;
  return {
    name,
    key,
    documentId,
    tenant: row?.tenant,
    kind: row?.kind,
    status: row?.status ?? "FAILED",
    reason: row
      ? reasonOf(row)
      : `${execution.error ?? execution.status ?? "unknown"}: ${execution.cause ?? "no row in the metadata layer"}`,
    recordUri: row?.extracted_uri,
    seconds: secondsOf(execution),
    table: row?.table_name,
    engines: enginesOf(row),
    transitions,
    known: file.alreadyThere,
  };
}

function receivedAtOf(input: string | undefined): string | undefined {
  const { receivedAt } = JSON.parse(input ?? "{}") as { receivedAt?: unknown };
  return typeof receivedAt === "string" ? receivedAt : undefined;
}

const reasonOf = ({ reason, reason_detail: detail }: ObjectRecord): string | undefined =>
  reason === undefined || detail === undefined ? (reason ?? detail) : `${reason}: ${detail}`;

const secondsOf = ({ startDate, stopDate }: DescribeExecutionCommandOutput): number | undefined =>
  startDate && stopDate ? (stopDate.getTime() - startDate.getTime()) / 1000 : undefined;

async function readRow({ s3, lakeBucket }: ResultSource, key: string): Promise<ObjectRecord | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: lakeBucket, Key: key }));
    return JSON.parse((await Body?.transformToString()) ?? "") as ObjectRecord;
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchKey") return undefined;
    throw error;
  }
}

/** State transitions as Step Functions bills them: every state that was entered. */
async function countTransitions(sfn: SFNClient, executionArn: string): Promise<number> {
  let count = 0;
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new GetExecutionHistoryCommand({ executionArn, nextToken, maxResults: 1000, includeExecutionData: false }),
    );
    count += page.events?.filter(({ type }) => type?.endsWith("StateEntered")).length ?? 0;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return count;
}

/** Engines by name, each once: several extractors often share one. Where none is named, the extractor is. */
const enginesOf = (row: ObjectRecord | undefined): readonly string[] => [
  ...new Set((row?.services ?? []).flatMap(({ extractor, model }) => model?.split(" + ") ?? [extractor])),
];
