import decode from "audio-decode";
import { EngineError } from "../engine-error.ts";

/** What recognisers listen to: one channel, 16,000 samples a second, each from -1 to 1. */
export interface Speech {
  readonly samples: Float32Array;
  readonly seconds: number;
}

/** Samples a second. */
export const speechRate = 16_000;

/** Decodes WAV, MP3, OGG, FLAC or M4A and brings it to one channel of 16 kHz. */
export async function decodeSpeech(bytes: Uint8Array): Promise<Speech> {
  let channels: readonly Float32Array[];
  let sampleRate: number;
  try {
    const audio = await decode(bytes);
    channels = audio.channelData;
    sampleRate = audio.sampleRate;
  } catch (cause) {
    throw new EngineError(
      "BadRequestException",
      "The media cannot be decoded; it is broken or of a format that the local engine does not read",
      { cause },
    );
  }
  const length = channels[0]?.length ?? 0;
  if (length === 0) throw new EngineError("BadRequestException", "The media holds no sound");
  const mono = new Float32Array(length);
  for (const channel of channels)
    for (let at = 0; at < length; at++) mono[at] = (mono[at] ?? 0) + (channel[at] ?? 0) / channels.length;
  return { samples: resampled(mono, sampleRate), seconds: length / sampleRate };
}

/** Means over the source's samples when there are more of them, lines between them when there are fewer. */
function resampled(source: Float32Array, from: number): Float32Array {
  if (from === speechRate) return source;
  const step = from / speechRate;
  const result = new Float32Array(Math.floor(source.length / step));
  for (let at = 0; at < result.length; at++) {
    const start = at * step;
    const end = Math.min(start + Math.max(step, 1), source.length);
    let sum = 0;
    let weight = 0;
    for (let index = Math.floor(start); index < end; index++) {
      const share = Math.min(index + 1, end) - Math.max(index, start);
      sum += (source[index] ?? 0) * share;
      weight += share;
    }
    result[at] = weight > 0 ? sum / weight : 0;
  }
  return result;
}

/** 16-bit little-endian PCM, as command line recognisers take it. */
export function pcm16({ samples }: Speech): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  for (const [index, sample] of samples.entries())
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), index * 2);
  return bytes;
}
