import type { Blueprint } from "@tributary/pipeline";
import type { Stack } from "../cloud/open-stack.ts";
import { forEachLimited } from "../files/for-each-limited.ts";
import type { LocalFile, RefusedFile } from "../files/local-file.ts";
import type { FileResult } from "../follow/file-result.ts";
import { Flight } from "../follow/flight.ts";
import { readResult } from "../follow/read-result.ts";
import type { ArrivedFile } from "../ingest/arrived-file.ts";
import { bringFile } from "../ingest/bring-file.ts";
import { startMissing } from "../ingest/start-missing.ts";
import type { Io } from "../io.ts";
import { openProgress } from "../progress/open-progress.ts";

export interface ProcessOptions {
  readonly blueprint: Blueprint;
  readonly stack: Stack;
  readonly json: boolean;
}

export interface ProcessOutcome {
  /** By key. */
  readonly results: readonly FileResult[];
  readonly refused: readonly RefusedFile[];
}

const uploadsAtOnce = 8;
/** Twice what keeps two cores busy; more would only wait in memory, and for sockets. */
const filesInFlight = 32;
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const maxKeyBytes = 1024;

/** Brings the files in and follows each until it has ended; files wait outside while too many are under way. */
export async function processFiles(
  io: Io,
  files: readonly LocalFile[],
  { blueprint, stack, json }: ProcessOptions,
): Promise<ProcessOutcome> {
  const { s3, sfn, rawBucket, lakeBucket, stateMachineArn } = stack;
  const { name: pipeline, revision, raw } = blueprint;
  const results: FileResult[] = [];
  const refused: RefusedFile[] = [];
  const progress = openProgress(io, sfn, json);
  const failure = new AbortController();
  const signal = AbortSignal.any([io.signal, failure.signal]);
  const flight = new Flight({
    sfn,
    stateMachineArn,
    signal,
    capacity: filesInFlight,
    onLook: (flying) => progress.look(flying),
    onEnded: async (file, execution) => {
      const result = await readResult(file, execution, { s3, sfn, lakeBucket, revision });
      results.push(result);
      progress.ended(result);
    },
  });

  const bring = async (file: LocalFile): Promise<void> => {
    if (signal.aborted) return;
    const reason = refusal(file, raw.prefix);
    if (reason !== undefined) {
      refused.push({ path: file.path, reason });
      return;
    }
    try {
      const arrived = await bringFile(file, {
        s3,
        bucket: rawBucket,
        prefix: raw.prefix,
        revision,
        stateMachineArn,
        signal,
      });
      if (arrived.alreadyThere)
        await startMissing(arrived, { sfn, stateMachineArn, pipeline, revision, bucket: rawBucket });
      await flight.board(arrived);
    } catch (error) {
      if (signal.aborted) return;
      if (!isFileError(error)) throw error;
      refused.push({ path: file.path, reason: error.message });
    }
  };
  const bringAll = async (): Promise<void> => {
    try {
      await forEachLimited(files, uploadsAtOnce, bring);
    } finally {
      flight.close();
    }
  };

  progress.begin(files.length);
  try {
    await Promise.all([bringAll(), flight.land()].map((work) => work.catch((error: unknown) => failure.abort(error))));
  } finally {
    progress.close();
  }
  if (failure.signal.aborted) throw failure.signal.reason;
  return { refused, results: [...results, ...flight.files.map(inFlight)].sort(byKey) };
}

function refusal({ name }: LocalFile, prefix: string): string | undefined {
  const bytes = Buffer.byteLength(prefix + name);
  return bytes > maxKeyBytes ? `its key would have ${bytes} bytes; S3 takes ${maxKeyBytes}` : undefined;
}

/** The file's own trouble: unreadable, gone, changed to a folder. */
const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "syscall" in error && "path" in error;

const inFlight = ({ name, key, documentId, alreadyThere }: ArrivedFile): FileResult => ({
  name,
  key,
  documentId,
  tenant: undefined,
  kind: undefined,
  status: "IN_FLIGHT",
  reason: undefined,
  recordUri: undefined,
  seconds: undefined,
  table: undefined,
  engines: [],
  transitions: 0,
  known: alreadyThere,
});

const byKey = (a: FileResult, b: FileResult): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
