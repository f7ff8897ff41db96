import type { HeardWord } from "./pocketsphinx.ts";

export interface TranscriptItem {
  readonly id: number;
  readonly type: "pronunciation";
  readonly start_time: string;
  readonly end_time: string;
  readonly alternatives: readonly { readonly content: string; readonly confidence: string }[];
  /** `spk_0` for the one who speaks first. */
  readonly speaker_label?: string;
}

export function itemOf({ text, start, end, confidence }: HeardWord, id: number): TranscriptItem {
  return {
    id,
    type: "pronunciation",
    start_time: start.toFixed(2),
    end_time: end.toFixed(2),
    alternatives: [{ content: text, confidence: confidence.toFixed(4) }],
  };
}
