import FFT from "fft.js";
import { PitchDetector } from "pitchy";
import { speechRate } from "./decode-speech.ts";

const frame = 512;
const step = 256;
const bands = 24;
const coefficients = 12;

/** How a stretch of speech sounds: its pitch, and the shape of its spectrum. */
export interface VoicePrint {
  /** Median of the voiced frames, in semitones above 55 Hz; absent where nothing is voiced. */
  readonly pitch?: number;
  /** Means of the mel cepstrum's first coefficients, without loudness. */
  readonly timbre: readonly number[];
}

const fft = new FFT(frame);
const spectrum = fft.createComplexArray();
const window = Float32Array.from(
  { length: frame },
  (_, at) => 0.54 - 0.46 * Math.cos((2 * Math.PI * at) / (frame - 1)),
);
const detector = PitchDetector.forFloat32Array(frame * 2);

/** Takes the print of the samples; frames much quieter than the loudest one are pauses and left out. */
export function voicePrint(samples: Float32Array): VoicePrint {
  const starts = loudFrames(samples);
  const pitches = starts.flatMap((start) => pitchAt(samples, start)).sort((one, other) => one - other);
  const timbre = new Array<number>(coefficients).fill(0);
  for (const start of starts) {
    for (const [index, value] of cepstrum(samples, start).entries())
      timbre[index] = (timbre[index] ?? 0) + value / starts.length;
  }
  const pitch = pitches[Math.floor(pitches.length / 2)];
  return { ...(pitch !== undefined && { pitch }), timbre };
}

function loudFrames(samples: Float32Array): number[] {
  const frames: { start: number; energy: number }[] = [];
  for (let start = 0; start + frame <= samples.length; start += step) {
    let energy = 0;
    for (let at = start; at < start + frame; at++) energy += (samples[at] ?? 0) ** 2;
    frames.push({ start, energy });
  }
  const loudest = Math.max(0, ...frames.map(({ energy }) => energy));
  return frames.filter(({ energy }) => energy > loudest / 100).map(({ start }) => start);
}

/** Voices lie between 60 and 400 Hz. */
function pitchAt(samples: Float32Array, start: number): number[] {
  const piece = samples.subarray(start, start + frame * 2);
  if (piece.length < frame * 2) return [];
  const [hertz, clarity] = detector.findPitch(piece, speechRate);
  return clarity > 0.9 && hertz > 60 && hertz < 400 ? [12 * Math.log2(hertz / 55)] : [];
}

function cepstrum(samples: Float32Array, start: number): number[] {
  const piece = window.map((weight, at) => weight * (samples[start + at] ?? 0));
  fft.realTransform(spectrum, piece);
  const loudness = melBands.map((weights) => {
    let sum = 1e-10;
    for (const [bin, weight] of weights)
      sum += weight * ((spectrum[2 * bin] ?? 0) ** 2 + (spectrum[2 * bin + 1] ?? 0) ** 2);
    return Math.log(sum);
  });
  return Array.from({ length: coefficients }, (_, index) =>
    loudness.reduce((sum, value, band) => sum + value * Math.cos((Math.PI * (index + 1) * (band + 0.5)) / bands), 0),
  );
}

/** Triangles of equal width on the mel scale, as bins and weights. */
const melBands: readonly (readonly (readonly [bin: number, weight: number])[])[] = Array.from(
  { length: bands },
  (_, band) => {
    const mel = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);
    const low = mel(100);
    const width = (mel(7_000) - low) / (bands + 1);
    const middle = low + width * (band + 1);
    return Array.from(
      { length: frame / 2 },
      (_, bin) => [bin, 1 - Math.abs(mel((bin * speechRate) / frame) - middle) / width] as const,
    ).filter(([, weight]) => weight > 0);
  },
);
