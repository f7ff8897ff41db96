import { eld } from "eld/extrasmall";
import { mostlyEnglishWords } from "./english-words.ts";

export interface DominantLanguage {
  readonly LanguageCode: string;
  readonly Score: number;
}

/** Words below which the detector's letter groups are too few to go by. */
const fewWords = 6;

/** The likeliest languages, best first; the scores are shares of one. */
export function findLanguages(text: string): DominantLanguage[] {
  const scores = new Map(Object.entries(eld.detect(text).getScores()));
  const words = text.match(/\p{L}+/gu) ?? [];
  if (words.length < fewWords && mostlyEnglishWords(words)) scores.set("en", Math.max(0.5, ...scores.values()) * 1.05);
  const sorted = [...scores].sort(([, a], [, b]) => b - a);
  // The detector's raw scores lie close together; their sixteenth powers spread as probabilities would.
  const sum = sorted.reduce((total, [, score]) => total + score ** 16, 0);
  const shares = sorted.map(([code, score]) => ({
    LanguageCode: code,
    Score: Math.round((score ** 16 / sum) * 10000) / 10000,
  }));
  return shares.filter(({ Score }) => Score >= 0.05);
}
