import { eld } from "eld/extrasmall";

export interface DominantLanguage {
  readonly LanguageCode: string;
  readonly Score: number;
}

/** The likeliest languages, best first; the scores are shares of one. */
export function findLanguages(text: string): DominantLanguage[] {
  const result = eld.detect(text);
  const scores = Object.entries(result.getScores()).sort(([, a], [, b]) => b - a);
  // The detector's raw scores lie close together; their sixteenth powers spread as probabilities would.
  const sum = scores.reduce((total, [, score]) => total + score ** 16, 0);
  const shares = scores.map(([code, score]) => ({
    LanguageCode: code,
    Score: Math.round((score ** 16 / sum) * 10000) / 10000,
  }));
  return shares.filter(({ Score }) => Score >= 0.05);
}
