import type { HeardWord } from "./pocketsphinx.ts";
import type { SpokenTurn } from "./tell-speakers-apart.ts";
import { itemOf, type TranscriptItem } from "./transcript-item.ts";

/** https://docs.aws.amazon.com/transcribe/latest/dg/diarization-output-batch.html */
export interface SpeakerLabels {
  readonly channel_label: "ch_0";
  readonly speakers: number;
  readonly segments: readonly {
    readonly start_time: string;
    readonly end_time: string;
    readonly speaker_label: string;
    readonly items: readonly {
      readonly speaker_label: string;
      readonly start_time: string;
      readonly end_time: string;
    }[];
  }[];
}

type Turns = readonly SpokenTurn<HeardWord>[];

export function labelledItems(turns: Turns): TranscriptItem[] {
  return turns
    .flatMap(({ words, speaker }) => words.map((word) => ({ word, speaker_label: `spk_${speaker}` })))
    .map(({ word, speaker_label }, id) => ({ ...itemOf(word, id), speaker_label }));
}

export function speakerLabels(turns: Turns): SpeakerLabels {
  return {
    channel_label: "ch_0",
    speakers: new Set(turns.map(({ speaker }) => speaker)).size,
    segments: turns.map(({ words, speaker }) => {
      const speaker_label = `spk_${speaker}`;
      const items = words.map((word, id) => {
        const { start_time, end_time } = itemOf(word, id);
        return { speaker_label, start_time, end_time };
      });
      return {
        start_time: items[0]?.start_time ?? "0.00",
        end_time: items.at(-1)?.end_time ?? "0.00",
        speaker_label,
        items,
      };
    }),
  };
}
