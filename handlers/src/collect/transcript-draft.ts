import type { Identified } from "../contract/identified.ts";
import type { Draft } from "./draft.ts";
import type { Gathered } from "./gathered.ts";
import { insightsOf } from "./insights.ts";
import { mean, transcriptSegments } from "./transcript-segments.ts";

/** The record of a recording: its words, who said them and when. */
export function transcriptDraft({ transcribe, comprehend }: Gathered, { expected }: Identified): Draft<"transcripts"> {
  const items = transcribe.flatMap((answer) => answer.items);
  const text = transcribe.map((answer) => answer.text).join("\n");
  const { insights, shortcomings } = insightsOf(comprehend, text);
  const spoken = items.filter(({ type }) => type === "pronunciation");
  const scores = spoken.flatMap(({ alternatives }) => alternatives[0]?.confidence ?? []);
  const seconds = spoken.reduce((end, one) => Math.max(end, one.end_time ?? 0), 0);
  const words = spoken.length > 0 ? spoken.length : text.split(/\s+/).filter(Boolean).length;
  const speakers = new Set(spoken.flatMap(({ speaker_label }) => speaker_label ?? [])).size;
  const language = transcribe.find((answer) => answer.language)?.language ?? insights.language;
  return {
    content: {
      ...(expected.seconds === undefined ? {} : { seconds_expected: expected.seconds }),
      seconds,
      text,
      words,
      ...(scores.length > 0 ? { confidence: mean(scores) } : {}),
      ...(speakers > 0 ? { speakers } : {}),
      segments: transcriptSegments(items),
      ...insights,
      ...(language ? { language } : {}),
    },
    shortcomings: [...missingSpeech(expected.seconds, { seconds, words, timed: spoken.length > 0 }), ...shortcomings],
    facts: { seconds: expected.seconds ?? seconds, ...(language ? { language } : {}) },
  };
}

/** Silence at the end is common; a transcript that stops long before the recording does is short. */
function missingSpeech(
  expected: number | undefined,
  { seconds, words, timed }: { seconds: number; words: number; timed: boolean },
): string[] {
  if (words === 0) return [`WordsMissing: no words were recognised${expected ? ` in ${expected} seconds` : ""}`];
  if (expected === undefined || !timed) return [];
  const silent = expected - seconds;
  if (silent <= Math.max(30, expected * 0.2)) return [];
  return [`SecondsMissing: the words end at ${seconds} of ${expected} seconds`];
}
