import { transcribe } from "@tributary/engines";
import type { Job } from "../ai/job-runner.ts";
import type { CloudContext } from "../cloud-context.ts";
import { objectDoor } from "../s3/object-door.ts";
import { ServiceError } from "../service-error.ts";
import { outputKey, type TranscriptionJob } from "./transcription-job.ts";

/** https://docs.aws.amazon.com/transcribe/latest/dg/limits-guidelines.html: 2 GB. */
const largest = 2 * 1024 ** 3;

/** Listens to the recording and writes the transcript where the job's output is to go. */
export async function runTranscription(
  cloud: CloudContext,
  { id, input, principal }: Job<TranscriptionJob>,
): Promise<void> {
  const objects = objectDoor.of(cloud);
  const bytes = await objects.read(principal, mediaPlace(input.Media.MediaFileUri), largest);
  const question = { service: "transcribe", operation: "StartTranscriptionJob", subject: bytes };
  const { Settings, LanguageCode } = input;
  const speakers = Settings?.ShowSpeakerLabels ? Settings.MaxSpeakerLabels : undefined;
  const { engine, output } = await cloud.answers.answer<object>(question, () =>
    transcribe(bytes, {
      jobName: id,
      ...(LanguageCode !== undefined && { languageCode: LanguageCode }),
      ...(speakers !== undefined && { speakers }),
    }),
  );
  const transcript = { ...output, jobName: id, accountId: cloud.account, status: "COMPLETED", engine };
  await objects.write(
    principal,
    { bucket: input.OutputBucketName, key: outputKey(input) },
    JSON.stringify(transcript),
    {
      contentType: "application/json",
      requestId: id,
    },
  );
}

/** `s3://bucket/key`, or the path form of an S3 URL, whose key is percent-encoded. */
function mediaPlace(uri: string): { readonly bucket: string; readonly key: string } {
  const [, bucket, key] = uri.match(/^s3:\/\/([^/]+)\/(.+)$/s) ?? [];
  if (bucket && key) return { bucket, key };
  const [, urlBucket, urlKey] = uri.match(/^https:\/\/s3[^/]*\.amazonaws\.com\/([^/]+)\/(.+)$/s) ?? [];
  if (urlBucket && urlKey) return { bucket: urlBucket, key: decodeURIComponent(urlKey) };
  throw new ServiceError("BadRequestException", `The S3 URI that you provided can't be accessed: ${uri}`);
}
