import * as z from "zod";
import { recordOrigin } from "./record-origin.ts";
import { textInsights } from "./text-insights.ts";

/** What one speaker says in one go. */
export const transcriptSegment = z.strictObject({
  speaker: z.string().optional(),
  start_seconds: z.number(),
  end_seconds: z.number(),
  text: z.string(),
  confidence: z.number().optional(),
});

/** A row of `transcripts`: the words of one recording. */
export const transcriptRecord = z.strictObject({
  ...recordOrigin,
  seconds_expected: z.number().optional(),
  /** End of the last word. */
  seconds: z.number(),
  text: z.string(),
  words: z.int(),
  confidence: z.number().optional(),
  speakers: z.int().optional(),
  segments: z.array(transcriptSegment),
  ...textInsights,
});

export type TranscriptRecord = z.infer<typeof transcriptRecord>;
