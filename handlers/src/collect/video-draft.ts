import type { Identified } from "../contract/identified.ts";
import type { Draft } from "./draft.ts";
import type { Gathered } from "./gathered.ts";
import { transcriptDraft } from "./transcript-draft.ts";

/** The record of a film: the labels with their times, and the words where it was transcribed. */
export function videoDraft(gathered: Gathered, identified: Identified): Draft<"videos"> {
  const { seconds } = identified.expected;
  const labels = gathered.rekognition.flatMap(({ Labels }) =>
    (Labels ?? []).flatMap((one) => {
      if (!("Timestamp" in one)) return [];
      return [{ name: one.Label.Name, confidence: one.Label.Confidence, at_seconds: one.Timestamp / 1000 }];
    }),
  );
  const seen = { ...(seconds === undefined ? {} : { seconds }), labels };
  if (gathered.transcribe.length === 0) {
    return { content: seen, shortcomings: [], facts: seconds === undefined ? {} : { seconds } };
  }
  const { content, shortcomings, facts } = transcriptDraft(gathered, identified);
  const { text, segments, language, language_score, entities, key_phrases, sentiment, pii } = content;
  return {
    content: { ...seen, text, segments, language, language_score, entities, key_phrases, sentiment, pii },
    shortcomings,
    facts,
  };
}
