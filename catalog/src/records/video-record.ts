import * as z from "zod";
import { recordOrigin } from "./record-origin.ts";
import { textInsights } from "./text-insights.ts";
import { transcriptSegment } from "./transcript-record.ts";

export const videoLabel = z.strictObject({
  name: z.string(),
  confidence: z.number(),
  /** Where in the film the label was seen. */
  at_seconds: z.number(),
});

/** A row of `videos`: what is seen and said in one film. */
export const videoRecord = z.strictObject({
  ...recordOrigin,
  seconds: z.number().optional(),
  labels: z.array(videoLabel),
  text: z.string().optional(),
  segments: z.array(transcriptSegment).optional(),
  ...textInsights,
});

export type VideoRecord = z.infer<typeof videoRecord>;
