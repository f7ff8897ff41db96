import type { Job } from "../ai/job-runner.ts";
import type { CloudContext } from "../cloud-context.ts";
import { boolean, integer, list, oneOf, optional, string, structure } from "../input-shape.ts";
import { operation } from "../operation.ts";
import { page } from "../page.ts";
import { objectDoor } from "../s3/object-door.ts";
import type { Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { inaccessible, mediaPlace } from "./media-place.ts";
import { outputKey, type TranscribeStore, type TranscriptionJob } from "./transcription-job.ts";

const status = { IN_PROGRESS: "IN_PROGRESS", SUCCEEDED: "COMPLETED", FAILED: "FAILED" } as const;

/** https://docs.aws.amazon.com/transcribe/latest/APIReference/API_StartTranscriptionJob.html */
const startTranscriptionJob = operation({
  name: "StartTranscriptionJob",
  input: {
    TranscriptionJobName: string({ min: 1, max: 200, pattern: /^[0-9a-zA-Z._-]+$/ }),
    LanguageCode: optional(string()),
    IdentifyLanguage: optional(boolean),
    LanguageOptions: optional(list(string())),
    MediaFormat: optional(oneOf("mp3", "mp4", "wav", "flac", "ogg", "amr", "webm", "m4a")),
    MediaSampleRateHertz: optional(integer({ min: 8_000, max: 48_000 })),
    Media: structure({ MediaFileUri: string({ min: 1, max: 2_000 }) }),
    OutputBucketName: string(),
    OutputKey: optional(string({ min: 1, max: 1_024 })),
    Settings: optional(
      structure({ ShowSpeakerLabels: optional(boolean), MaxSpeakerLabels: optional(integer({ min: 2, max: 30 })) }),
    ),
  },
  access: (_input, _context, _store: TranscribeStore) => [
    { action: "transcribe:StartTranscriptionJob", resource: "*" },
  ],
  handle: async ({ cloud, jobs }, input, { principal }) => {
    const { TranscriptionJobName: id, LanguageCode, IdentifyLanguage } = input;
    if ((LanguageCode === undefined) === (IdentifyLanguage !== true)) {
      throw new ServiceError("BadRequestException", "Exactly one of LanguageCode and IdentifyLanguage must be given.");
    }
    if (jobs.find(id))
      throw new ServiceError("ConflictException", "The requested job name already exists. Use a different job name.");
    checkMediaAccess(cloud, principal, input.Media.MediaFileUri);
    return {
      TranscriptionJob: described(await jobs.submit({ id, operation: "StartTranscriptionJob", input, principal })),
    };
  },
});

function checkMediaAccess(cloud: CloudContext, principal: Principal, uri: string): void {
  try {
    objectDoor.of(cloud).head(principal, mediaPlace(uri));
  } catch (error) {
    throw error instanceof ServiceError ? inaccessible(uri) : error;
  }
}

const getTranscriptionJob = operation({
  name: "GetTranscriptionJob",
  input: { TranscriptionJobName: string() },
  access: (_input, _context, _store: TranscribeStore) => [{ action: "transcribe:GetTranscriptionJob", resource: "*" }],
  handle: ({ jobs }, { TranscriptionJobName }) => {
    const job = jobs.find(TranscriptionJobName);
    if (!job)
      throw new ServiceError(
        "NotFoundException",
        "The requested job couldn't be found. Check the job name and try your request again.",
      );
    return { TranscriptionJob: described(job) };
  },
});

const listTranscriptionJobs = operation({
  name: "ListTranscriptionJobs",
  input: {
    Status: optional(string()),
    NextToken: optional(string()),
    MaxResults: optional(integer({ min: 1, max: 100 })),
  },
  access: (_input, _context, _store: TranscribeStore) => [
    { action: "transcribe:ListTranscriptionJobs", resource: "*" },
  ],
  handle: ({ jobs }, { Status, NextToken, MaxResults = 5 }) => {
    const all = jobs
      .all()
      .filter((job) => Status === undefined || status[job.status] === Status)
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    const { items, next } = page(all, { max: MaxResults, token: NextToken, keyOf: ({ id }) => id });
    return { TranscriptionJobSummaries: items.map(described), ...(next && { NextToken: next }) };
  },
});

function described(job: Job<TranscriptionJob>): object {
  const { input, message } = job;
  return {
    TranscriptionJobName: job.id,
    TranscriptionJobStatus: status[job.status],
    LanguageCode: input.LanguageCode,
    MediaFormat: input.MediaFormat,
    Media: input.Media,
    Settings: input.Settings,
    CreationTime: job.created / 1000,
    StartTime: job.created / 1000,
    ...(job.completed !== undefined && { CompletionTime: job.completed / 1000 }),
    ...(job.status === "SUCCEEDED" && {
      Transcript: { TranscriptFileUri: `https://s3.amazonaws.com/${input.OutputBucketName}/${outputKey(input)}` },
    }),
    ...(message !== undefined && { FailureReason: message }),
  };
}

export const transcriptionOperations = [startTranscriptionJob, getTranscriptionJob, listTranscriptionJobs];
