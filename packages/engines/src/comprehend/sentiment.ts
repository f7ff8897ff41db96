import { english } from "./english.ts";

export interface Sentiment {
  readonly Sentiment: "POSITIVE" | "NEGATIVE" | "NEUTRAL" | "MIXED";
  readonly SentimentScore: {
    readonly Positive: number;
    readonly Negative: number;
    readonly Neutral: number;
    readonly Mixed: number;
  };
}

// What a sentence with no word of feeling weighs against one with: small, since most sentences of a letter are plain.
const plainWeight = 0.08;

/** Weighs the sentences of a text; feelings of both kinds in one text count as mixed. */
export function weighSentiment(text: string): Sentiment {
  const { its, readDoc } = english();
  const sentences = readDoc(text).sentences();
  let positive = 0;
  let negative = 0;
  let plain = plainWeight;
  for (let at = 0; at < sentences.length(); at++) {
    const value = Number(sentences.itemAt(at).out(its.sentiment));
    if (value > 0) positive += value;
    else if (value < 0) negative -= value;
    else plain += plainWeight;
  }
  const both =
    2 * Math.min(positive, negative) * Math.min(1, Math.min(positive, negative) / Math.max(positive, negative, 0.01));
  const sum = positive + negative + plain + both;
  const round = (value: number): number => Math.round((value / sum) * 10000) / 10000;
  const score = { Positive: round(positive), Negative: round(negative), Neutral: round(plain), Mixed: round(both) };
  const strongest = Object.entries(score).sort(([, a], [, b]) => b - a)[0]?.[0];
  const names = { Positive: "POSITIVE", Negative: "NEGATIVE", Neutral: "NEUTRAL", Mixed: "MIXED" } as const;
  return { Sentiment: names[strongest as keyof typeof names], SentimentScore: score };
}
