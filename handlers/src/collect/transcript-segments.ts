import type { TranscriptRecord } from "@tributary/catalog";
import type { TranscribeItem } from "../answers/transcribe-answer.ts";

type Segment = TranscriptRecord["segments"][number];

/** A pause that ends a segment. */
const pauseSeconds = 1.5;

/** Joins words and punctuation to what one speaker says in one go. */
export function transcriptSegments(items: readonly TranscribeItem[]): Segment[] {
  const segments: Segment[] = [];
  let scores: number[] = [];
  for (const item of items) {
    const [best] = item.alternatives;
    const content = best?.content ?? "";
    const last = segments.at(-1);
    if (item.type === "punctuation" || item.start_time == null) {
      if (last) last.text += content;
      continue;
    }
    const end = item.end_time ?? item.start_time;
    const speaker = item.speaker_label ?? undefined;
    if (!last || last.speaker !== speaker || item.start_time - last.end_seconds > pauseSeconds) {
      scores = [];
      segments.push({
        ...(speaker ? { speaker } : {}),
        start_seconds: item.start_time,
        end_seconds: end,
        text: content,
      });
    } else {
      last.text += ` ${content}`;
      last.end_seconds = end;
    }
    if (best?.confidence != null) scores.push(best.confidence);
    const current = segments.at(-1);
    if (current && scores.length > 0) current.confidence = mean(scores);
  }
  return segments;
}

/** Mean to four decimals. */
export function mean(numbers: readonly number[]): number {
  return Math.round((numbers.reduce((sum, one) => sum + one, 0) / numbers.length) * 10_000) / 10_000;
}
