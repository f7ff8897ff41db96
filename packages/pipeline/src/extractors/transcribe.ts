import { z } from "zod";
import { checkOptions } from "../definition/check-options.ts";
import { callerPlace } from "../definition/place.ts";
import { type Extractor, extractor } from "./extractor.ts";
import { jobTimeout } from "./job-timeout.ts";
import type { Transcript } from "./yields.ts";

export interface TranscribeOptions {
  /** Most speakers to tell apart, 2 to 30; absent: speakers are not told apart. */
  readonly speakers?: number;
  /** `en-US`; Transcribe finds the language when absent. */
  readonly language?: string;
  /** How long a transcription may take; an hour when absent. */
  readonly timeoutSeconds?: number;
}

const options = z.strictObject({
  speakers: z.int().min(2).max(30).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}-[A-Z]{2}$/, "a language looks like en-US")
    .optional(),
  timeoutSeconds: jobTimeout,
});

/** Writes down what is said in a recording or a film with Amazon Transcribe. */
export function transcribe(given: TranscribeOptions = {}): Extractor<"audio" | "video", Transcript, "transcribe"> {
  const at = callerPlace(transcribe);
  return extractor({
    name: "transcribe",
    service: "transcribe",
    options: checkOptions(options, given, { of: "transcribe()", at }),
    reads: ["audio", "video"],
    yields: "transcript",
    at,
  });
}
