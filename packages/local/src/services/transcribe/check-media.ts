import { fileTypeFromBuffer } from "file-type";
import { ServiceError } from "../service-error.ts";
import type { TranscriptionJob } from "./transcription-job.ts";

/** Extensions of each MediaFormat; Transcribe takes m4a and mp4 for one another. */
const formats: Readonly<Record<string, readonly string[]>> = {
  m4a: ["m4a", "mp4"],
  mp4: ["m4a", "mp4"],
  ogg: ["ogg", "oga", "opus"],
};

/** A job fails when its media is not what it was said to be. https://docs.aws.amazon.com/transcribe/latest/APIReference/API_TranscriptionJob.html */
export async function checkMedia(
  bytes: Uint8Array,
  { MediaFormat, MediaSampleRateHertz }: Pick<TranscriptionJob, "MediaFormat" | "MediaSampleRateHertz">,
): Promise<void> {
  const detected = (await fileTypeFromBuffer(bytes))?.ext;
  if (MediaFormat !== undefined && detected && !(formats[MediaFormat] ?? [MediaFormat]).includes(detected))
    throw new ServiceError(
      "BadRequestException",
      `The media format provided does not match the detected media format: ${MediaFormat} was given, ${detected} was found`,
    );
  const rate = detected === "wav" ? Buffer.from(bytes.subarray(24, 28)).readUInt32LE() : undefined;
  if (MediaSampleRateHertz !== undefined && rate !== undefined && rate !== MediaSampleRateHertz)
    throw new ServiceError(
      "BadRequestException",
      `The sample rate provided does not match the detected sample rate: ${MediaSampleRateHertz} was given, ${rate} was found`,
    );
}
