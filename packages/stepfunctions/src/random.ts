import { randomUUID } from "node:crypto";

/** Source of randomness: names, tokens, jitter and the random functions of both query languages. */
export interface RandomSource {
  /** In `[0, 1)`. */
  next(): number;
  uuid(): string;
}

export const systemRandom: RandomSource = { next: Math.random, uuid: randomUUID };

/** The same numbers and ids for the same seed, for tests that must repeat. */
export function seededRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const hex = (digits: number): string => {
    let text = "";
    while (text.length < digits) text += Math.floor(next() * 16).toString(16);
    return text;
  };
  const uuid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-${"89ab"[Math.floor(next() * 4)]}${hex(3)}-${hex(12)}`;
  return { next, uuid };
}
