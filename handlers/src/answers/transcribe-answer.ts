import type { S3Client } from "@aws-sdk/client-s3";
import { s3Uri } from "@tributary/catalog";
import * as z from "zod";
import type { Pointer } from "../contract/pointer.ts";
import { readAnswer } from "../lake/read-answer.ts";
import { ReasonError } from "../reasons/reason-error.ts";

/** Transcribe prints its numbers as strings. */
const decimal = z.union([z.string(), z.number()]).transform(Number).pipe(z.number());

const item = z.object({
  type: z.string(),
  start_time: decimal.nullish(),
  end_time: decimal.nullish(),
  speaker_label: z.string().nullish(),
  alternatives: z.array(z.object({ content: z.string(), confidence: decimal.nullish() })).min(1),
});

export type TranscribeItem = z.infer<typeof item>;

/** https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html#how-output */
const transcribeFile = z.object({
  /** Transcribe names no model; another server of its API may say which engine listened. */
  engine: z.string().nullish(),
  results: z.object({
    transcripts: z.array(z.object({ transcript: z.string() })).min(1),
    language_code: z.string().nullish(),
    items: z.array(item).nullish(),
    speaker_labels: z
      .object({
        speakers: z.union([z.int(), z.string()]).nullish(),
        segments: z
          .array(
            z.object({
              items: z.array(z.object({ start_time: decimal, speaker_label: z.string() })).nullish(),
            }),
          )
          .nullish(),
      })
      .nullish(),
  }),
});

export interface TranscribeAnswer {
  readonly text: string;
  readonly language?: string;
  readonly model?: string;
  /** Words and punctuation in order, each word with its speaker where Transcribe told speakers apart. */
  readonly items: readonly TranscribeItem[];
}

/** Reads the JSON that a transcription job wrote. */
export async function readTranscribeAnswer(s3: S3Client, pointer: Pointer): Promise<TranscribeAnswer> {
  const parsed = transcribeFile.safeParse(await readAnswer(s3, pointer));
  if (!parsed.success) {
    throw new ReasonError("OutputUnreadable", `${s3Uri(pointer)} is no answer of Transcribe.`, { cause: parsed.error });
  }
  const { transcripts, language_code, items, speaker_labels } = parsed.data.results;
  const speakerAt = new Map<number, string>();
  for (const segment of speaker_labels?.segments ?? []) {
    for (const { start_time, speaker_label } of segment.items ?? []) speakerAt.set(start_time, speaker_label);
  }
  return {
    text: transcripts.map(({ transcript }) => transcript).join("\n"),
    ...(parsed.data.engine ? { model: parsed.data.engine } : {}),
    ...(language_code ? { language: language_code } : {}),
    items: (items ?? []).map((one) => ({
      ...one,
      speaker_label: one.speaker_label ?? (one.start_time == null ? undefined : speakerAt.get(one.start_time)),
    })),
  };
}
