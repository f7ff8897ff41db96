import type { ComprehendAnswer } from "../answers/comprehend-answer.ts";
import type { TextChunk } from "./chunk-text.ts";

type Part = Pick<ComprehendAnswer, "Entities" | "KeyPhrases" | "PiiEntities" | "Sentiment" | "SentimentScore">;

/** Joins the answers about the chunks of one text: offsets count from the text's beginning, sentiment is weighed by length. */
export function mergeParts(chunks: readonly TextChunk[], parts: readonly Part[]): Part {
  const moved = parts.map((part, at) => {
    const by = chunks[at]?.begin ?? 0;
    const move = <T extends { BeginOffset: number; EndOffset: number }>(found: T): T => ({
      ...found,
      BeginOffset: found.BeginOffset + by,
      EndOffset: found.EndOffset + by,
    });
    return {
      Entities: part.Entities?.map(move),
      KeyPhrases: part.KeyPhrases?.map(move),
      PiiEntities: part.PiiEntities?.map(move),
    };
  });
  const joined = <T>(lists: readonly (T[] | undefined)[]) =>
    lists.some(Boolean) ? lists.flatMap((list) => list ?? []) : undefined;
  const Entities = joined(moved.map((part) => part.Entities));
  const KeyPhrases = joined(moved.map((part) => part.KeyPhrases));
  const PiiEntities = joined(moved.map((part) => part.PiiEntities));
  return {
    ...(Entities ? { Entities } : {}),
    ...(KeyPhrases ? { KeyPhrases } : {}),
    ...(PiiEntities ? { PiiEntities } : {}),
    ...sentimentOf(chunks, parts),
  };
}

function sentimentOf(chunks: readonly TextChunk[], parts: readonly Part[]): Pick<Part, "Sentiment" | "SentimentScore"> {
  const total = { Positive: 0, Negative: 0, Neutral: 0, Mixed: 0 };
  let length = 0;
  parts.forEach(({ SentimentScore }, at) => {
    const chunk = chunks[at];
    if (!SentimentScore || !chunk) return;
    const weight = chunk.end - chunk.begin;
    length += weight;
    for (const name of moods) total[name] += SentimentScore[name] * weight;
  });
  if (length === 0) return {};
  for (const name of moods) total[name] /= length;
  const strongest = moods.reduce((best, name) => (total[name] > total[best] ? name : best));
  return { Sentiment: strongest.toUpperCase(), SentimentScore: total };
}

const moods = ["Positive", "Negative", "Neutral", "Mixed"] as const;
