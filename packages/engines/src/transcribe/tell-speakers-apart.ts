import { agnes } from "ml-hclust";
import { type Speech, speechRate } from "./decode-speech.ts";
import type { HeardWord } from "./pocketsphinx.ts";
import { type VoicePrint, voicePrint } from "./voice-print.ts";

/** What one speaker says between two pauses. */
export interface SpokenTurn<Word> {
  readonly words: readonly Word[];
  /** Speakers are counted from 0, in the order they begin to speak. */
  readonly speaker: number;
}

/** Seconds of silence that end a turn. */
const pause = 0.3;
/** Seconds a turn lasts at least to say how a voice sounds. */
const telling = 1;
/** Two voices differ from here on: three semitones of pitch count as 1, and so do 14 units of cepstral distance. */
const otherVoice = 1.5;

interface Heard<Word> {
  readonly words: Word[];
  readonly print: VoicePrint;
  readonly seconds: number;
}

/**
 * Groups the turns of a recording by voice, into at most `most` voices. Turns are cut at pauses, so a speaker who
 * falls into another's words is heard as the same one; as with Transcribe, a label is a voice and not a name.
 */
export function tellSpeakersApart<Word extends Pick<HeardWord, "start" | "end">>(
  speech: Speech,
  words: readonly Word[],
  most: number,
): SpokenTurn<Word>[] {
  const turns = turnsOf(speech, words);
  const voices = voicesAmong(turns, most);
  const order: (typeof voices)[number][] = [];
  return turns.map((turn) => {
    const voice = voices.find((one) => one.includes(turn)) ?? nearest(voices, turn);
    if (!order.includes(voice)) order.push(voice);
    return { words: turn.words, speaker: order.indexOf(voice) };
  });
}

function turnsOf<Word extends Pick<HeardWord, "start" | "end">>(speech: Speech, words: readonly Word[]): Heard<Word>[] {
  const turns: Word[][] = [];
  for (const word of words) {
    const last = turns.at(-1)?.at(-1);
    if (last && word.start - last.end < pause) turns.at(-1)?.push(word);
    else turns.push([word]);
  }
  return turns.map((turn) => {
    const start = turn[0]?.start ?? 0;
    const end = turn.at(-1)?.end ?? start;
    const samples = speech.samples.subarray(Math.floor(start * speechRate), Math.ceil(end * speechRate));
    return { words: turn, print: voicePrint(samples), seconds: end - start };
  });
}

/** The turns in groups of one voice; turns too short to tell a voice by are left out where there are longer ones. */
function voicesAmong<Word>(turns: readonly Heard<Word>[], most: number): Heard<Word>[][] {
  const long = turns.filter(({ seconds }) => seconds >= telling);
  const told = long.length > 0 ? long : turns;
  if (told.length < 2) return told.map((turn) => [turn]);
  const tree = agnes(
    told.map((one) => told.map((other) => distance(one.print, other.print))),
    { method: "average", isDistanceMatrix: true },
  );
  const apart = tree.cut(otherVoice);
  const voices = apart.length > most ? tree.group(most).children : apart;
  return voices.map((voice) => voice.indices().flatMap((index) => told[index] ?? []));
}

function nearest<Word>(voices: readonly Heard<Word>[][], turn: Heard<Word>): Heard<Word>[] {
  const far = (voice: readonly Heard<Word>[]): number =>
    voice.reduce((sum, { print }) => sum + distance(print, turn.print), 0) / voice.length;
  return voices.reduce((best, voice) => (far(voice) < far(best) ? voice : best), voices[0] ?? []);
}

function distance(one: VoicePrint, other: VoicePrint): number {
  const pitch = one.pitch === undefined || other.pitch === undefined ? 0 : (one.pitch - other.pitch) / 3;
  const timbre = Math.hypot(...one.timbre.map((value, index) => value - (other.timbre[index] ?? 0))) / 14;
  return Math.hypot(pitch, timbre);
}
