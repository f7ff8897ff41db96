import type { Answer } from "../answer.ts";
import { EngineError } from "../engine-error.ts";
import { engineTurns, Turns } from "../lanes/turns.ts";
import { decodeSpeech } from "./decode-speech.ts";
import { findPocketsphinx, hear } from "./pocketsphinx.ts";
import { labelledItems, type SpeakerLabels, speakerLabels } from "./speaker-labels.ts";
import { tellSpeakersApart } from "./tell-speakers-apart.ts";
import { itemOf, type TranscriptItem } from "./transcript-item.ts";

/** A recogniser takes 100 MB, and one at a time leaves the other turn to the short works. */
const speechTurns = new Turns(1, engineTurns);

export interface TranscribeOptions {
  readonly jobName: string;
  /** `en-US`; the local engine knows no other. Without one English is assumed. */
  readonly languageCode?: string;
  /** Most speakers to tell apart, 2 to 30; without it there are no speaker labels. */
  readonly speakers?: number;
  /** Ends the listening when aborted. */
  readonly signal?: AbortSignal;
}

/** https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html#how-output */
export interface Transcription {
  readonly jobName: string;
  readonly status: "COMPLETED";
  readonly results: {
    readonly language_code: string;
    readonly transcripts: readonly { readonly transcript: string }[];
    readonly items: readonly TranscriptItem[];
    readonly speaker_labels?: SpeakerLabels;
  };
}

/**
 * Writes down what is said on a recording.
 *
 * No general speech model comes from npm, so this listens with Debian's pocketsphinx where that is installed, and says
 * plainly that it cannot where it is not.
 */
export async function transcribe(
  bytes: Uint8Array,
  { jobName, languageCode = "en-US", speakers, signal }: TranscribeOptions,
): Promise<Answer<Transcription>> {
  if (!languageCode.startsWith("en-")) {
    throw new EngineError(
      "BadRequestException",
      `The local speech engine knows English, not ${languageCode}; Transcribe itself may`,
    );
  }
  const speech = await decodeSpeech(bytes);
  const recogniser = await findPocketsphinx();
  if (recogniser === undefined) {
    throw new EngineError(
      "TranscriptUnavailable",
      "No speech recogniser is installed on this machine (Debian: apt-get install pocketsphinx pocketsphinx-en-us); the recording was read, its words were not",
    );
  }
  const words = await speechTurns.take(bytes.length, () => hear(recogniser, speech, signal));
  const transcript = words.map(({ text }) => text).join(" ");
  const turns = speakers === undefined ? undefined : tellSpeakersApart(speech, words, speakers);
  const results = {
    language_code: "en-US",
    transcripts: [{ transcript }],
    items: turns ? labelledItems(turns) : words.map(itemOf),
    ...(turns && { speaker_labels: speakerLabels(turns) }),
  };
  return { engine: "pocketsphinx en-us", output: { jobName, status: "COMPLETED", results } };
}
