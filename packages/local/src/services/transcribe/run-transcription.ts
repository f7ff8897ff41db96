import { transcribe } from "@tributary/engines";
import type { Job } from "../ai/job-runner.ts";
import type { CloudContext } from "../cloud-context.ts";
import { objectDoor } from "../s3/object-door.ts";
import { checkMedia } from "./check-media.ts";
import { mediaPlace } from "./media-place.ts";
import { outputKey, type TranscriptionJob } from "./transcription-job.ts";

/** https://docs.aws.amazon.com/transcribe/latest/dg/limits-guidelines.html: 2 GB. */
const largest = 2 * 1024 ** 3;

/** Listens to the recording and writes the transcript where the job's output is to go. */
export async function runTranscription(
  cloud: CloudContext,
  { id, input, principal }: Job<TranscriptionJob>,
  signal: AbortSignal,
): Promise<void> {
  const objects = objectDoor.of(cloud);
  const bytes = await objects.read(principal, mediaPlace(input.Media.MediaFileUri), largest);
  await checkMedia(bytes, input);
  const question = { service: "transcribe", operation: "StartTranscriptionJob", subject: bytes };
  const { Settings } = input;
  const languageCode = languageOf(input);
  const speakers = Settings?.ShowSpeakerLabels ? Settings.MaxSpeakerLabels : undefined;
  const { engine, output } = await cloud.answers.answer<object>(
    question,
    () =>
      transcribe(bytes, {
        jobName: id,
        signal,
        ...(languageCode !== undefined && { languageCode }),
        ...(speakers !== undefined && { speakers }),
      }),
    signal,
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

/** The engine knows English: where languages are only proposed, it listens for the English among them. */
function languageOf({ LanguageCode, LanguageOptions = [] }: TranscriptionJob): string | undefined {
  return LanguageCode ?? LanguageOptions.find((code) => code.startsWith("en-")) ?? LanguageOptions[0];
}
